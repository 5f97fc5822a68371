import type { Delivery } from "../api/deliveries.ts";

/** For tests: a welcome to Ana that waits. */
export function aDelivery(id: string, rest: Partial<Delivery> = {}): Delivery {
  return {
    ...{ id, kind: "message", customerId: "7", customerName: "Ana", campaign: "welcome", say: "WELCOME" },
    ...{ state: "queued", reason: null, attempts: 0, possibleDuplicate: false },
    ...{ createdAt: new Date("2025-11-21T14:00:00Z"), dueAt: new Date("2025-11-21T14:05:00Z") },
    ...rest,
  };
}
