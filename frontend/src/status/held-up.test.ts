import { expect, test } from "vitest";
import { badgeWords, heldUp, heldUpWords } from "./held-up.ts";

const none = { waiting: 0, later: 0, retrying: 0, held: 0, sending: 0, unknown: 0, failed: 0, skipped: 0 };
const idle = { ...none, cancelled: 0, parked: 0 };
const closed = { breaker: "closed", pause: null } as const;

test("a queue that flows is not held up, however long it is", () => {
  expect(heldUp(null, idle)).toBeNull();
  expect(heldUp(closed, null)).toBeNull();
  expect(heldUp(closed, { ...idle, waiting: 500, sending: 3, failed: 2 })).toBeNull();
});

test("an outage or a pause holds up everything that waits", () => {
  const counts = { ...idle, waiting: 500, retrying: 10 };
  const pause = { until: new Date(0), reason: null };

  expect(heldUp({ breaker: "open", pause: null }, counts)).toBe(500);
  expect(heldUp({ breaker: "half_open", pause: null }, counts)).toBe(500);
  expect(heldUp({ breaker: "closed", pause }, counts)).toBe(500);
  expect(heldUp({ breaker: "open", pause: null }, null)).toBe(0);
});

test("what is tried again, or may not have arrived, is held up by itself", () => {
  expect(heldUp(closed, { ...idle, waiting: 500, retrying: 10 })).toBe(10);
  expect(heldUp(closed, { ...idle, unknown: 9 })).toBe(9);
});

test("a badge stays short, and is a dot when nothing waits", () => {
  expect([0, 1, 999, 1_000].map(badgeWords)).toEqual(["", "1", "999", "999+"]);
  expect([0, 1, 1_000].map(heldUpWords)).toEqual([
    "sending is held up",
    "1 message is held up",
    "999+ messages are held up",
  ]);
});
