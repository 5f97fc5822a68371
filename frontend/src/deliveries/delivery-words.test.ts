import { expect, test } from "vitest";
import type { DeliveryState } from "../api/deliveries.ts";
import { aDelivery, aNotification, anEmail } from "./a-delivery.ts";
import { decisionsFor, deliveryName, nextTry, outcome, whatOf } from "./delivery-words.ts";

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

  expect(states.map((state) => decisionsFor(aDelivery("a", { state }), now).join())).toEqual([
    "cancel",
    "cancel",
    "",
    "",
    "",
    "retry",
    "retry",
    "retry",
  ]);
  expect(decisionsFor(aDelivery("a", { state: "failed", customerId: null }), now)).toEqual([]);
  expect(decisionsFor(anEmail("a", { state: "failed" }), now)).toEqual(["retry"]);
  expect(decisionsFor(anEmail("a", { state: "failed", leadId: null }), now)).toEqual([]);
});

test("what is due later can be sent now", () => {
  const later = new Date(now.getTime() + 1);

  expect(decisionsFor(anEmail("a", { dueAt: later }), now)).toEqual(["hurry", "cancel"]);
  expect(outcome("hurry", anEmail("a"))).toBe("The welcome e-mail for \u2068Ana\u2069 is being sent now.");
});

test("e-mails and news for desks are called by what they are", () => {
  expect(whatOf(anEmail("a"))).toBe("Welcome e-mail");
  expect(whatOf(aNotification("a"))).toBe("Slack: Sales desk");
  expect(whatOf(aNotification("a", { kind: "email", channel: "Prices" }))).toBe("E-mail: Prices");
  expect(whatOf(aNotification("a", { kind: "teams", channel: "Prices" }))).toBe("Teams: Prices");
  expect(whatOf(aDelivery("a", { say: "COUPON" }))).toBe("Coupon");
  expect(deliveryName(aNotification("a"))).toBe("The notification for \u2068Sales desk\u2069");
});

test("Messenger's troubles are not those of e-mails and desks", () => {
  expect(nextTry(anEmail("a", { dueAt: now }), open, now)).toBe("Next");
  expect(nextTry(aNotification("a", { state: "unknown" }), open, now)).toBe("Again in a minute");
});

test("the outcome is told with what and to whom", () => {
  expect(outcome("cancel", aDelivery("a", { state: "cancelled" }))).toBe(
    "The welcome for \u2068Ana\u2069 won’t be sent.",
  );
  expect(outcome("retry", aDelivery("a", { say: "COUPON" }))).toBe(
    "The coupon for \u2068Ana\u2069 is back in line.",
  );
  expect(outcome("retry", aDelivery("a", { state: "held" }))).toContain(
    "is on hold until its campaign resumes",
  );
});

test("the next try is a time while it lies ahead, and after that what it waits for", () => {
  const due = new Date(now.getTime() + 9_000);
  expect(nextTry(aDelivery("a", { dueAt: due }), open, now)).toBe(due);

  const late = aDelivery("a", { dueAt: now });
  expect(nextTry(late, open, now)).toBe("Once Messenger answers");
  expect(nextTry(late, { ...open, pause: { until: due, reason: null } }, now)).toBe("After the pause");
  expect(nextTry(late, null, now)).toBe("Next");
  expect(nextTry(aDelivery("a", { state: "failed" }), null, now)).toBeNull();
});
