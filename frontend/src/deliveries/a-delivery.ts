import type { Delivery } from "../api/deliveries.ts";

/** For tests: the welcome e-mail for Ana, who registered, that waits. */
export function aLetter(id: string, rest: Partial<Delivery> = {}): Delivery {
  return aDelivery(id, { kind: "email", customerId: null, leadId: "3", campaign: null, say: null, ...rest });
}

/** For tests: news of Ana's question for the sales desk. */
export function someNews(id: string, rest: Partial<Delivery> = {}): Delivery {
  const about = { customerId: null, requestId: "5", campaign: null, say: null };
  return aDelivery(id, { kind: "slack", channel: "Sales desk", ...about, ...rest });
}

/** For tests: a welcome to Ana that waits. */
export function aDelivery(id: string, rest: Partial<Delivery> = {}): Delivery {
  return {
    ...{ id, kind: "message", customerId: "7", customerName: "Ana", campaign: "welcome", say: "WELCOME" },
    ...{ leadId: null, requestId: null, channel: null, detail: null },
    ...{ state: "queued", reason: null, attempts: 0, possibleDuplicate: false },
    ...{ createdAt: new Date("2025-11-21T14:00:00Z"), dueAt: new Date("2025-11-21T14:05:00Z") },
    ...rest,
  };
}
