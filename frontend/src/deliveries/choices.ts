import type { DeliveryChoice, DeliveryCounts } from "../api/deliveries.ts";
import { MOST_COUNTED } from "../api/deliveries.ts";
import { count } from "../ui/format.ts";

export const CHOICES = [
  "waiting",
  "retrying",
  "sending",
  "unknown",
  "failed",
  "skipped",
  "held",
  "cancelled",
  "parked",
] as const satisfies readonly (DeliveryChoice | "parked")[];

/** What the owner looks at: deliveries of one kind, or events that could not be handled. */
export type Choice = (typeof CHOICES)[number];

interface Words {
  label: string;
  /** What stands here. */
  hint: string;
  /** Why there is nothing here. */
  empty: string;
}

export const WORDS: Record<Choice, Words> = {
  waiting: {
    label: "Waiting",
    hint: "In line to go out, the next one on top.",
    empty: "Nothing waits: everything that was to be said has been said.",
  },
  retrying: {
    label: "Retrying",
    hint: "These did not go through yet and are tried again by themselves.",
    empty: "Nothing has to be tried again.",
  },
  sending: {
    label: "Going out",
    hint: "On their way to Messenger right now.",
    empty: "Nothing is on its way at this very moment.",
  },
  unknown: {
    label: "Not sure",
    hint: "Messenger did not say whether these arrived. We look for them first, so that nobody gets them twice.",
    empty: "Of every message it is known whether it arrived.",
  },
  failed: {
    label: "Failed",
    hint: "We gave up on these. Try again once the reason is mended.",
    empty: "Nothing has failed.",
  },
  skipped: {
    label: "Skipped",
    hint: "Not sent on purpose: it was not allowed, or nobody would have got it.",
    empty: "Nothing had to be skipped.",
  },
  held: {
    label: "On hold",
    hint: "These wait until their campaign goes on.",
    empty: "No paused campaign holds anything back.",
  },
  cancelled: {
    label: "Cancelled",
    hint: "Taken back before they went out.",
    empty: "Nothing was taken back.",
  },
  parked: {
    label: "Parked",
    hint: "News from Messenger that could not be handled. Nothing of it is lost; replay it once the reason is mended.",
    empty: "Everything that Messenger told us could be handled.",
  },
};

export function choiceOf(query: URLSearchParams): Choice {
  const asked = query.get("state");
  return CHOICES.find((choice) => choice === asked) ?? "waiting";
}

export function countOf(choice: Choice, counts: DeliveryCounts | null): number | null {
  return counts ? counts[choice] : null;
}

/** "12", "10,000+" */
export function countWords(number: number): string {
  return number >= MOST_COUNTED ? `${count(MOST_COUNTED)}+` : count(number);
}
