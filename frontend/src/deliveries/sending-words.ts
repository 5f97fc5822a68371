import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Breaker, Pause } from "../api/status.ts";
import { countWords, laterWords, unsureWords } from "./choices.ts";

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
  /** When a pause ends by itself. */
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
        sentence: `Messenger is not answering; ${safe(counts)}.`,
        more: together(
          "We ask again every few seconds, and go on by ourselves as soon as it answers.",
          unsure(counts),
        ),
      };
    case "half_open":
      return {
        ...none,
        tone: "warn",
        sentence: "Messenger was away; we are trying with one message.",
        more: together(`If it gets through, the others follow: ${waiting(counts)}.`, unsure(counts)),
      };
    case "closed":
      return { ...none, ...flowing(counts) };
  }
}

function paused({ until, reason }: Pause, counts: DeliveryCounts | null, now: Date): SendingWords {
  const forGood = until.getTime() - now.getTime() > FOR_GOOD_MS;
  const sentence = `Sending is ${forGood ? "stopped" : "paused"}; ${safe(counts)}.`;
  const next = forGood ? "Resume once this is fixed." : null;
  return {
    tone: forGood ? "bad" : "warn",
    sentence,
    more: together(reason, next, unsure(counts)),
    until: forGood ? null : until,
    canResume: true,
  };
}

function flowing(counts: DeliveryCounts | null): Pick<SendingWords, "tone" | "sentence" | "more"> {
  const { retrying = 0, waiting: queued = 0, later = 0 } = counts ?? {};
  const notSure = unsure(counts);
  if (notSure) return { tone: "warn", sentence: notSure, more: others(counts) };
  if (retrying > 0)
    return { tone: "warn", sentence: `Messages go out; ${tried(retrying)} again by themselves.`, more: null };
  const sentence =
    queued > 0 ? `Everything is going out; ${waiting(counts)} in line.` : "Everything is going out.";
  return { tone: "good", sentence, more: later > 0 ? laterWords(later) : null };
}

/** What goes out beside the messages nobody is sure of. */
function others(counts: DeliveryCounts | null): string | null {
  if (!counts?.waiting) return null;
  const again = counts.retrying > 0 ? `; ${tried(counts.retrying)} again` : "";
  return `The others go out: ${waiting(counts)} in line${again}.`;
}

function unsure(counts: DeliveryCounts | null): string | null {
  return counts?.unknown ? unsureWords(counts.unknown) : null;
}

function together(...sentences: (string | null)[]): string | null {
  return sentences.filter(Boolean).join(" ") || null;
}

function tried(number: number): string {
  return number === 1 ? "1 is tried" : `${countWords(number)} are tried`;
}

function safe(counts: DeliveryCounts | null): string {
  return counts?.waiting ? `${waiting(counts)}, nothing is lost` : "nothing waits";
}

/** "12 messages wait" */
function waiting(counts: DeliveryCounts | null): string {
  const number = counts?.waiting ?? 0;
  if (number === 0) return "nothing waits";
  return number === 1 ? "1 message waits" : `${countWords(number)} messages wait`;
}
