import { expect, test } from "vitest";
import { FakeStorage } from "./a-storage.ts";
import { createStore, prefixOf } from "./store.ts";

test("keys are prefixed and sorted and leave the page's own alone", () => {
  const storage = new FakeStorage();
  storage.setItem("cart", "3 teas");
  const store = createStore(() => storage, prefixOf("https://umi.example/bot/"));

  store.set("q:2", "b");
  store.set("q:1", "a");
  store.set("token", "t");

  expect(store.keys("q:")).toEqual(["q:1", "q:2"]);
  expect(storage.getItem("promobot:umi.example:token")).toBe("t");
  store.remove("token");
  expect(store.get("token")).toBeUndefined();
  expect(storage.getItem("cart")).toBe("3 teas");
});

test("reading stores nothing", () => {
  const storage = new FakeStorage();
  const store = createStore(() => storage, "p:");

  store.get("token");
  store.keys("");
  store.remove("token");

  expect(storage.length).toBe(0);
});

test.each(["full", "forbidden"] as const)("falls back to memory when storage is %s", (trouble) => {
  const storage = new FakeStorage();
  storage.trouble = trouble;
  const store = createStore(() => storage, "p:");

  store.set("b", "2");
  store.set("a", "1");
  store.remove("b");

  expect(store.get("a")).toBe("1");
  expect(store.get("b")).toBeUndefined();
  expect(store.keys("")).toEqual(["a"]);
});

test("values stored before the storage was full are kept", () => {
  const storage = new FakeStorage();
  const store = createStore(() => storage, "p:");
  store.set("token", "t");

  storage.trouble = "full";
  store.set("seen", "41");

  expect([store.get("token"), store.get("seen")]).toEqual(["t", "41"]);
});

test("works when touching the storage throws", () => {
  const store = createStore(() => {
    throw new Error("SecurityError");
  }, "p:");

  store.set("a", "1");

  expect(store.get("a")).toBe("1");
});
