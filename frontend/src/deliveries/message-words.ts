import { messageWord as storyMessageWord } from "../stories/story.ts";
import { stories } from "../stories/the-stories.ts";
import type { Tone } from "../ui/Badge.tsx";

/** What no story says. */
const OTHERS: Record<string, string> = {
  person: "Written by a person",
  message: "Message",
  email: "E-mail",
  slack: "Slack message",
  webhook: "Webhook",
};

/** What another kind of call goes over: "Slack", "E-mail". What nobody foresaw keeps its own name. */
export function systemWord(kind: string): string {
  return kind === "slack" ? "Slack" : messageWord(kind);
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
  queued: { word: "Waiting", tone: "calm" },
  held: { word: "On hold", tone: "calm" },
  sending: { word: "Sending", tone: "accent" },
  unknown: { word: "Unconfirmed", tone: "warn" },
  sent: { word: "Sent", tone: "good" },
  delivered: { word: "Delivered", tone: "good" },
  seen: { word: "Seen", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  skipped: { word: "Not sent", tone: "warn" },
  cancelled: { word: "Cancelled", tone: "calm" },
};

/** Where a message stands. */
export function stateWord(state: string, attempts = 0): StateWord {
  if (state === "queued" && attempts > 0) return { word: "Retrying", tone: "warn" };
  return STATES[state] ?? { word: messageWord(state), tone: "calm" };
}

/** A name within a sentence: its direction of writing must not turn the words around it. */
export function named(name: string | null): string {
  return name === null ? "someone" : `\u2068${name}\u2069`;
}
