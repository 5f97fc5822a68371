import { expect, test } from "vitest";
import { FakeStorage } from "../../chat/a-storage.ts";
import { forgetVisitor } from "./shop-visitor.ts";

test("the next visitor finds nothing of the last one, and nothing else is touched", () => {
  const storage = new FakeStorage();
  storage.setItem("promobot:localhost:8080:token", "secret");
  storage.setItem("promobot:shop.example:token", "of another server");
  storage.setItem("theme", "dark");

  forgetVisitor("http://localhost:8080/demo", [() => storage]);

  expect(storage.length).toBe(2);
  expect(storage.getItem("promobot:localhost:8080:token")).toBeNull();
});

test("a browser that forbids storage has nothing to forget", () => {
  const storage = new FakeStorage();
  storage.trouble = "forbidden";

  expect(() => forgetVisitor("http://localhost:8080/demo", [() => storage])).not.toThrow();
});
