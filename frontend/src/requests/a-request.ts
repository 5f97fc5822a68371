import type { Answer, AnswerWay, Request, Told } from "../api/requests.ts";

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
    language: null,
    state: "open" as const,
    askedAt: new Date("2025-11-21T14:00:00Z"),
    doneAt: null,
    told: [aTold()],
    answers: [],
    answerWay: aWay(),
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

/** By e-mail. */
export function aWay(rest: Partial<AnswerWay> = {}): AnswerWay {
  return { to: "email", limit: 10_000, until: null, address: "ana@example.org", problem: null, ...rest };
}

export function anAnswer(rest: Partial<Answer> = {}): Answer {
  return {
    id: "3",
    deliveryId: "91",
    text: "Yes, in two days.",
    at: new Date("2025-11-21T14:10:00Z"),
    by: "owner",
    to: "email",
    state: "sent",
    attempts: 1,
    dueAt: new Date("2025-11-21T14:10:00Z"),
    reason: null,
    detail: null,
    ...rest,
  };
}
