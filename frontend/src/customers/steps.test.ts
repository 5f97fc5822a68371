import { expect, test } from "vitest";
import type { Stage } from "../api/figures.ts";
import { redeemable, stepsOf } from "./steps.ts";

const told = (...path: Stage[]) =>
  stepsOf(path).map(
    ({ word, state }) => `${state === "done" ? "✓" : state === "failed" ? "✗" : "·"} ${word}`,
  );

test("who has not answered has steps before them", () => {
  expect(told()).toEqual(["· Got the message", "· Saw it", "· Answered"]);
  expect(told("sent", "delivered")).toEqual(["✓ Got the message", "· Saw it", "· Answered"]);
});

test("a yes leads on to the code", () => {
  expect(told("sent", "delivered", "seen", "responded", "accepted", "coupon_sent")).toEqual([
    "✓ Got the message",
    "✓ Saw it",
    "✓ Said yes",
    "✓ Got the coupon",
    "· Saw the coupon",
    "· Revealed the code",
  ]);
});

test("a no is the end of the way, unless a yes follows", () => {
  expect(told("sent", "delivered", "seen", "responded", "declined").at(-1)).toBe("✓ Said no, thanks");
  expect(told("sent", "seen", "responded", "accepted", "declined").slice(2, 4)).toEqual([
    "✓ Said no, thanks",
    "✓ Said yes",
  ]);
});

test("a failure stands at the end, and a use in the shop is only told when it happened", () => {
  expect(told("failed").at(-1)).toBe("✗ The last message did not arrive");
  expect(told("sent", "seen", "responded", "accepted", "coupon_sent", "revealed", "redeemed").at(-1)).toBe(
    "✓ Used it in the shop",
  );
});

test("only who said yes can use the coupon, and only once", () => {
  expect(redeemable(["sent", "seen", "responded", "declined"])).toBe(false);
  expect(redeemable(["sent", "seen", "responded", "accepted"])).toBe(true);
  expect(redeemable(["sent", "seen", "responded", "accepted", "revealed", "redeemed"])).toBe(false);
});
