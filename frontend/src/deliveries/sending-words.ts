import type { DeliveryCounts } from "../api/deliveries.ts";
import type { Breaker, Pause } from "../api/status.ts";
import { plural } from "../ui/format.ts";
import { countWords } from "./choices.ts";

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
        more: "We ask again every few seconds, and go on by ourselves as soon as it answers.",
      };
    case "half_open":
      return {
        ...none,
        tone: "warn",
        sentence: "Messenger was away; we are trying with one message.",
        more: `If it gets through, the others follow: ${waiting(counts)}.`,
      };
    case "closed":
      return { ...none, ...flowing(counts) };
  }
}

function paused({ until, reason }: Pause, counts: DeliveryCounts | null, now: Date): SendingWords {
  const forGood = until.getTime() - now.getTime() > FOR_GOOD_MS;
  const sentence = `Sending is ${forGood ? "stopped" : "paused"}; ${safe(counts)}.`;
  const next = forGood ? "Go on once that is mended." : null;
  return {
    tone: forGood ? "bad" : "warn",
    sentence,
    more: [reason, next].filter(Boolean).join(" ") || null,
    until: forGood ? null : until,
    canResume: true,
  };
}

function flowing(counts: DeliveryCounts | null): Pick<SendingWords, "tone" | "sentence" | "more"> {
  const { retrying = 0, waiting: queued = 0, unknown = 0 } = counts ?? {};
  const more =
    unknown > 0
      ? `Of ${plural(unknown, "message", "messages")} we do not know whether it arrived; we look before we send again.`
      : null;
  if (retrying > 0)
    return { tone: "warn", sentence: `Messages go out; ${tried(retrying)} again by themselves.`, more };
  if (queued > 0)
    return { tone: "good", sentence: `Everything is going out; ${waiting(counts)} in line.`, more };
  return { tone: "good", sentence: "Everything is going out.", more };
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
