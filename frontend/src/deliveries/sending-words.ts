import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Breaker, Pause } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { countWords, heldWords, laterWords, unsureWords } from "./choices.ts";

export interface Sending {
  breaker: Breaker;
  pause: Pause | null;
}

export interface SendingWords {
  tone: "good" | "warn" | "bad";
  /** How sending is, in one calm sentence. */
  sentence: string;
  /** Why, and what comes next. */
  more: string | null;
  /** When a pause ends automatically. */
  until: Date | null;
  /** Whether the owner can end the pause. */
  canResume: boolean;
}

/** A pause that lasts longer than this ends only when somebody ends it. */
const FOR_GOOD_MS = 30 * 24 * 3_600_000;

export function sendingWords(
  { breaker, pause }: Sending,
  counts: DeliveryCounts | null,
  now: Date,
): SendingWords {
  if (pause) return paused(pause, counts, now);
  const none = { until: null, canResume: false };
  switch (breaker) {
    case "open":
      return {
        ...none,
        tone: "warn",
        sentence: t.deliveries.messengerIsNotAnswering(safe(counts)),
        more: together(t.deliveries.weKeepRetryingAndWillResume, unsure(counts)),
      };
    case "half_open":
      return {
        ...none,
        tone: "warn",
        sentence: t.deliveries.messengerWasDownTryingAgain,
        more: together(t.deliveries.ifItGetsThroughTheRestFollow(waiting(counts)), unsure(counts)),
      };
    case "closed":
      return { ...none, ...flowing(counts) };
  }
}

function paused({ until, reason }: Pause, counts: DeliveryCounts | null, now: Date): SendingWords {
  const forGood = until.getTime() - now.getTime() > FOR_GOOD_MS;
  const sentence = forGood
    ? t.deliveries.sendingIsStopped(safe(counts))
    : t.deliveries.sendingIsPaused(safe(counts));
  const next = forGood ? t.deliveries.resumeOnceThisIsFixed : null;
  return {
    tone: forGood ? "bad" : "warn",
    sentence,
    more: together(reason, next, unsure(counts)),
    until: forGood ? null : until,
    canResume: true,
  };
}

function flowing(counts: DeliveryCounts | null): Pick<SendingWords, "tone" | "sentence" | "more"> {
  const { retrying = 0, later = 0 } = counts ?? {};
  const notSure = unsure(counts);
  if (notSure) return { tone: "warn", sentence: notSure, more: others(counts) };
  if (retrying > 0)
    return {
      tone: "warn",
      sentence: t.deliveries.sendingAutomatically(retried(retrying)),
      more: heldBack(counts),
    };
  return {
    tone: "good",
    sentence: lineWords(counts),
    more: together(later > 0 ? laterWords(later, true) : null, heldBack(counts)),
  };
}

/** Never that all is sent while a paused campaign holds some of it back, or some is due later. */
function lineWords(counts: DeliveryCounts | null): string {
  if (counts?.waiting) return t.deliveries.sendingInLine(countWords(counts.waiting));
  if (counts?.held || counts?.sending) return t.deliveries.nothingInLine3;
  return counts?.later ? t.deliveries.nothingIsWaiting : t.deliveries.allMessagesSent;
}

function heldBack(counts: DeliveryCounts | null): string | null {
  return counts?.held ? heldWords(counts.held) : null;
}

/** What is sent beside the messages nobody is sure of. */
function others(counts: DeliveryCounts | null): string | null {
  if (!counts?.waiting) return heldBack(counts);
  const again = counts.retrying > 0 ? `; ${retried(counts.retrying)}` : "";
  return together(t.deliveries.theRestIsBeingSentInLine(countWords(counts.waiting), again), heldBack(counts));
}

function unsure(counts: DeliveryCounts | null): string | null {
  return counts?.unknown ? unsureWords(counts.unknown) : null;
}

function together(...sentences: (string | null)[]): string | null {
  return sentences.filter(Boolean).join(" ") || null;
}

function retried(number: number): string {
  return number === 1 ? t.deliveries.n1IsRetried : t.deliveries.areRetried(countWords(number));
}

function safe(counts: DeliveryCounts | null): string {
  return counts?.waiting ? t.deliveries.nothingIsLost(waiting(counts)) : t.deliveries.nothingWaiting;
}

/** "12 messages wait" */
function waiting(counts: DeliveryCounts | null): string {
  const number = counts?.waiting ?? 0;
  if (number === 0) return t.deliveries.nothingWaiting;
  return number === 1 ? t.deliveries.n1MessageWaits : t.deliveries.messagesWait(countWords(number));
}
