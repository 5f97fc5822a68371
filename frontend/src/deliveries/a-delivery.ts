import type { Delivery } from "../api/deliveries.ts";

/** For tests: the welcome e-mail for Ana, who registered, that waits. */
export function anEmail(id: string, rest: Partial<Delivery> = {}): Delivery {
  return aDelivery(id, { kind: "email", customerId: null, leadId: "3", campaign: null, say: null, ...rest });
}

/** For tests: a notification about Ana's question for the sales desk. */
export function aNotification(id: string, rest: Partial<Delivery> = {}): Delivery {
  return aDelivery(id, {
    kind: "slack",
    channel: "Sales desk",
    customerId: null,
    requestId: "5",
    campaign: null,
    say: null,
    ...rest,
  });
}

/** For tests: a web shop is told that Ana redeemed a coupon. */
export function aCouponCall(id: string, rest: Partial<Delivery> = {}): Delivery {
  return aNotification(id, {
    kind: "webhook",
    channel: "Web shop",
    requestId: null,
    customerId: "7",
    coupon: { id: "3", code: "UMI-7K3M-9QXB-2FT", event: "coupon_redeemed" },
    ...rest,
  });
}

/** For tests: a welcome to Ana that waits. */
export function aDelivery(id: string, rest: Partial<Delivery> = {}): Delivery {
  return {
    id,
    kind: "message",
    customerId: "7",
    customerName: "Ana",
    leadId: null,
    requestId: null,
    channel: null,
    coupon: null,
    event: null,
    campaign: "welcome",
    say: "WELCOME",
    state: "queued",
    reason: null,
    detail: null,
    attempts: 0,
    possibleDuplicate: false,
    createdAt: new Date("2025-11-21T14:00:00Z"),
    dueAt: new Date("2025-11-21T14:05:00Z"),
    settledAt: null,
    ...rest,
  };
}
