import type { Topic } from "../api/desks.ts";
import type { Request, RequestState, Told } from "../api/requests.ts";
import { type StateWord, stateWord } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";

export const STATES: { value: RequestState | "all"; label: string }[] = [
  { value: "open", label: t.requests.open },
  { value: "done", label: t.requests.allDone },
  { value: "all", label: t.requests.all },
];

/** Whether a desk knows it. */
export function toldWord({ state, attempts }: Told): StateWord {
  switch (state) {
    case "sent":
      return { word: t.requests.notified, tone: "good" };
    case "failed":
      return { word: t.requests.notNotified, tone: "bad" };
    case "retrying":
      return { word: t.requests.retrying, tone: "warn" };
    case "unknown":
      return { word: t.requests.unconfirmed, tone: "warn" };
    default:
      return stateWord(state, attempts);
  }
}

/** When it is tried next; null when nothing more is to come or it is under way. */
export function nextTry({ state, dueAt, attempts }: Told, now: Date): Date | string | null {
  if (state !== "queued" && state !== "retrying") return null;
  if (dueAt > now) return dueAt;
  return attempts > 0 ? t.requests.retryingNow : t.requests.next;
}

/** Nobody in the shop knows of it, and nobody will without help. */
export function nobodyKnows({ told, state }: Request): boolean {
  const lost = ["failed", "skipped", "cancelled"];
  return state === "open" && told.every((one) => lost.includes(one.state));
}

/** The topic as the shop calls it; one that nobody knows, as it was asked. */
export function topicName(
  { topic, topicId, unknownTopic }: Request,
  topics: readonly Topic[] | null,
): string {
  const known = unknownTopic ? undefined : topics?.find(({ id }) => id === topicId);
  return known?.name ?? topic;
}

/** "Question 12" */
export function requestName({ id }: Pick<Request, "id">): string {
  return t.requests.question(id);
}
