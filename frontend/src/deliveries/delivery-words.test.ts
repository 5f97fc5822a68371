import { expect, test } from "vitest";
import type { DeliveryState } from "../api/deliveries.ts";
import { aDelivery } from "./a-delivery.ts";
import { decisionFor, nextTry, outcome } from "./delivery-words.ts";

const now = new Date("2025-11-21T14:05:00Z");
const open = { breaker: "open", pause: null } as const;

test("what waits can be cancelled, what ended can be tried again, what is in the air neither", () => {
  const states: DeliveryState[] = [
    "queued",
    "held",
    "sending",
    "unknown",
    "sent",
    "failed",
    "skipped",
    "cancelled",
  ];

  expect(states.map((state) => decisionFor(aDelivery("a", { state })))).toEqual([
    ...["cancel", "cancel", null, null, null, "retry", "retry", "retry"],
  ]);
  expect(decisionFor(aDelivery("a", { state: "failed", customerId: null }))).toBeNull();
});

test("the outcome is told with what and to whom", () => {
  expect(outcome("cancel", aDelivery("a", { state: "cancelled" }))).toBe(
    "The welcome for \u2068Ana\u2069 will not go out.",
  );
  expect(outcome("retry", aDelivery("a", { say: "COUPON" }))).toBe(
    "The coupon for \u2068Ana\u2069 is in line again.",
  );
  expect(outcome("retry", aDelivery("a", { state: "held" }))).toContain("waits for its campaign");
});

test("the next try is a time while it lies ahead, and after that what it waits for", () => {
  const due = new Date(now.getTime() + 9_000);
  expect(nextTry(aDelivery("a", { dueAt: due }), open, now)).toBe(due);

  const late = aDelivery("a", { dueAt: now });
  expect(nextTry(late, open, now)).toBe("Once Messenger answers");
  expect(nextTry(late, { ...open, pause: { until: due, reason: null } }, now)).toBe("After the pause");
  expect(nextTry(late, null, now)).toBe("Next in line");
  expect(nextTry(aDelivery("a", { state: "failed" }), null, now)).toBeNull();
});
