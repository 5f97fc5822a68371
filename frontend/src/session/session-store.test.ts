import { expect, test } from "vitest";
import type { Proof } from "../api/api.ts";
import { ApiError } from "../api/client.ts";
import { fakeApi } from "../api/fake-api.ts";
import { createSessionStore } from "./session-store.ts";
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

const refusing = (status: number, retryAfter: number | null = null) =>
  fakeApi({ signIn: () => Promise.reject(new ApiError(status, retryAfter, "no")) });

test("a sign-in link lets you in and leaves the address", async () => {
  const proofs: Proof[] = [];
  const link = fragment("#sign-in=one-time");
  const store = createSessionStore(fakeApi({ signIn: async (proof) => void proofs.push(proof) }), link);

  await store.begin();

  expect(proofs).toEqual([{ link: "one-time" }]);
  expect(store.state.value).toBe("signed-in");
  expect(link.hash).toBe("");
});

test("a used link says so, kindly, and asks for the password", async () => {
  const store = createSessionStore(refusing(401), fragment("#sign-in=used"));

  await store.begin();

  expect(store.state.value).toBe("signed-out");
  expect(store.problem.value).toContain("used before");
});

test("a session from before is found again", async () => {
  const store = createSessionStore(fakeApi({ signedIn: async () => true }), fragment(""));

  await store.begin();

  expect(store.state.value).toBe("signed-in");
});

test("too many tries say when to try again", async () => {
  const store = createSessionStore(refusing(429, 30), fragment(""));

  await store.signIn("guess");

  expect(store.problem.value).toBe("Too many tries. Try again in 30 seconds.");
});

test("a server that is away is not called a wrong password", async () => {
  const away = fakeApi({ signIn: () => Promise.reject(new TypeError("fetch failed")) });
  const store = createSessionStore(away, fragment(""));

  await store.signIn("right");

  expect(store.problem.value).toBe("The server does not answer. Is it still running?");
  expect(store.busy.value).toBe(false);
});
