import { beforeEach, expect, test } from "vitest";
import type { Store } from "../store.ts";
import type { Api } from "./api.ts";
import { createVisitor } from "./visitor.ts";
import type { Outcome } from "./wire.ts";

const WORDS = [{ id: "1", type: "text" as const, text: "Hello" }];

/** Tokens the server has given out, and those it knows. */
let made: string[] = [];
let known = new Set<string>();
/** What the tabs share at once; what they store they keep to themselves here, as if it never arrived. */
let shared: string | undefined;

beforeEach(() => {
  made = [];
  known = new Set();
  shared = undefined;
});

function memory(): Store {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()].sort(),
  };
}

const api: Api = {
  async newVisitor() {
    const token = `token-${made.length + 1}`;
    made.push(token);
    known.add(token);
    return token;
  },
  send: async (token): Promise<Outcome> => (known.has(token) ? { kind: "done" } : { kind: "stranger" }),
  messages: async () => [],
  stream: async () => new Response(),
};

function tab() {
  return createVisitor({
    api,
    store: memory(),
    about: { language: "en" },
    tabs: {
      alone: (_, work) => work(),
      share: async (word) => {
        shared = word;
      },
      shared: async () => shared,
    },
    became() {},
    unknown() {},
  });
}

test("two tabs are one visitor, even before one sees what the other has stored", async () => {
  const [one, other] = [tab(), tab()];

  await one.send(WORDS);
  await other.send(WORDS);

  expect(made).toEqual(["token-1"]);
  expect(other.known()).toBe(true);
});

test("a visitor the server has forgotten becomes a new one, whatever another tab still shares", async () => {
  const [one, other] = [tab(), tab()];
  await one.send(WORDS);
  known.clear();

  expect(await other.send(WORDS)).toEqual({ kind: "done" });

  expect(made).toEqual(["token-1", "token-2"]);
});
