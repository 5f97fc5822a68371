import type { Request, Told } from "../api/requests.ts";

/** For tests: Ana asks Sales, whose Slack channel has been told. */
export function aRequest(id: string, rest: Partial<Request> = {}): Request {
  return {
    id,
    topic: "Sales",
    topicId: "1",
    unknownTopic: false,
    message: "Do you ship to Porto?",
    name: "Ana",
    email: "ana@example.org",
    phone: null,
    origin: "",
    customerId: null,
    state: "open" as const,
    askedAt: new Date("2025-11-21T14:00:00Z"),
    doneAt: null,
    told: [aTold()],
    ...rest,
  };
}

export function aTold(rest: Partial<Told> = {}): Told {
  return {
    deliveryId: "90" as const,
    type: "slack" as const,
    channel: "Sales desk" as const,
    state: "sent" as const,
    fallback: false,
    dueAt: new Date("2025-11-21T14:00:00Z"),
    sentAt: new Date("2025-11-21T14:00:02Z"),
    attempts: 1,
    reason: null,
    detail: null,
    ...rest,
  };
}
