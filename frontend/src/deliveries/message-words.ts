import { t } from "../i18n/words.ts";
import { messageWord as storyMessageWord } from "../stories/story.ts";
import { stories } from "../stories/the-stories.ts";
import type { Tone } from "../ui/Badge.tsx";

/** What no story says. */
const OTHERS: Record<string, string> = {
  person: t.deliveries.writtenByAPerson,
  message: t.deliveries.message,
  email: t.deliveries.eMail,
  slack: t.deliveries.slackMessage,
  webhook: t.deliveries.webhook,
  weekly_letter: t.letter.weeklyLetter,
};

/** What another kind of call goes over: "Slack", t.deliveries.eMail. What nobody foresaw keeps its own name. */
export function systemWord(kind: string): string {
  return kind === "slack" ? t.deliveries.slack : messageWord(kind);
}

/** What was said, in the owner's word: "Welcome", "Coupon". What nobody foresaw keeps its own name. */
export function messageWord(kind: string): string {
  return OTHERS[kind.toLowerCase()] ?? storyMessageWord(stories.data.value ?? [], kind);
}

export interface StateWord {
  word: string;
  tone: Tone;
}

const STATES: Record<string, StateWord> = {
  queued: { word: t.deliveries.waiting, tone: "calm" },
  held: { word: t.deliveries.onHold, tone: "calm" },
  sending: { word: t.deliveries.sending, tone: "accent" },
  unknown: { word: t.deliveries.unconfirmed, tone: "warn" },
  sent: { word: t.deliveries.sent, tone: "good" },
  delivered: { word: t.deliveries.delivered, tone: "good" },
  seen: { word: t.deliveries.seen, tone: "good" },
  failed: { word: t.deliveries.failed, tone: "bad" },
  skipped: { word: t.deliveries.notSent, tone: "warn" },
  cancelled: { word: t.deliveries.cancelled, tone: "calm" },
};

/** Where a message stands. */
export function stateWord(state: string, attempts = 0): StateWord {
  if (state === "queued" && attempts > 0) return { word: t.deliveries.retrying, tone: "warn" };
  return STATES[state] ?? { word: messageWord(state), tone: "calm" };
}

/** A name within a sentence: its direction of writing must not turn the words around it. */
export function named(name: string | null): string {
  return name === null ? t.deliveries.nobodyKnown : `\u2068${name}\u2069`;
}
