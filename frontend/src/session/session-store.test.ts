import { expect, test, vi } from "vitest";
import { ApiError, NoConnection } from "../api/client.ts";
import type { Proof } from "../api/session.ts";
import { createSessionStore, type Door } from "./session-store.ts";
import { type Fragment, tokenIn } from "./sign-in-link.ts";

function fragment(hash: string): Fragment & { hash: string } {
  return {
    hash,
    token() {
      return tokenIn(this.hash);
    },
    clear() {
      this.hash = "";
    },
    onChange() {},
  };
}

const doorWith = (answers: Partial<Door> = {}): Door => ({
  showSession: async () => false,
  signIn: async () => {},
  signOut: async () => {},
  ...answers,
});

const refusing = (status: number, retryAfter: number | null = null) =>
  doorWith({ signIn: () => Promise.reject(new ApiError(status, "no", [], retryAfter)) });

test("a sign-in link lets you in and leaves the address", async () => {
  const proofs: Proof[] = [];
  const link = fragment("#sign-in=one-time");
  const store = createSessionStore(doorWith({ signIn: async (proof) => void proofs.push(proof) }), link);

  await store.begin();

  expect(proofs).toEqual([{ link: "one-time" }]);
  expect(store.state.value).toBe("signed-in");
  expect(link.hash).toBe("");
});

test("a used link says so, kindly, and asks for the password", async () => {
  const store = createSessionStore(refusing(401), fragment("#sign-in=used"));

  await store.begin();

  expect(store.state.value).toBe("signed-out");
  expect(store.problem.value).toMatchObject({ kind: "link" });
  expect(store.problem.value?.sentence).toContain("used before");
});

test("a session from before is found again", async () => {
  const store = createSessionStore(doorWith({ showSession: async () => true }), fragment(""));

  await store.begin();

  expect(store.state.value).toBe("signed-in");
});

test("too many tries say when to try again", async () => {
  vi.useFakeTimers({ now: new Date("2025-11-21T12:00:00Z") });
  const store = createSessionStore(refusing(429, 30), fragment(""));

  await store.signIn("guess");

  expect(store.problem.value).toMatchObject({ kind: "throttled", until: new Date("2025-11-21T12:00:30Z") });
  vi.useRealTimers();
});

test("a server that is away is not called a wrong password", async () => {
  const away = doorWith({ signIn: () => Promise.reject(new NoConnection()) });
  const store = createSessionStore(away, fragment(""));

  await store.signIn("right");

  expect(store.problem.value).toMatchObject({
    kind: "away",
    sentence: "The server isn’t answering. Is it still running?",
  });
  expect(store.busy.value).toBe(false);
});

test("a link that met a server that is away is tried again, for nobody has used it", async () => {
  let there = false;
  const signIn = () => (there ? Promise.resolve() : Promise.reject(new NoConnection()));
  const link = fragment("#sign-in=one-time");
  const store = createSessionStore(doorWith({ signIn }), link);
  await store.begin();
  expect(link.hash).toBe("#sign-in=one-time");

  there = true;
  await store.begin();

  expect(store.state.value).toBe("signed-in");
  expect(store.problem.value).toBeNull();
  expect(link.hash).toBe("");
});

test("a session that ends midway asks for the password on top, and what is shown is fetched again", async () => {
  const returned = vi.fn();
  const store = createSessionStore(doorWith({ showSession: async () => true }), fragment(""), returned);
  await store.begin();

  store.ended();
  expect(store.state.value).toBe("expired");

  await store.signIn("right");
  expect(store.state.value).toBe("signed-in");
  expect(returned).toHaveBeenCalledOnce();
});

test("signing out of a session that is over already is signing out", async () => {
  const gone = () => Promise.reject(new ApiError(401, "Nobody is signed in"));
  const store = createSessionStore(doorWith({ showSession: async () => true, signOut: gone }), fragment(""));
  await store.begin();

  await store.signOut();

  expect(store.state.value).toBe("signed-out");
});
