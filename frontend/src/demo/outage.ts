import type { DeliveryCounts } from "../api/deliveries.ts";
import type { FailureMode, Failures } from "../api/simulator.ts";
import type { Breaker, Pause } from "../api/status.ts";
import { laterWords, unsureWords } from "../deliveries/choices.ts";
import type { Tone } from "../ui/Badge.tsx";
import { count } from "../ui/format.ts";

/** One way Messenger can be, in the owner's words, and the switches that make it so. */
export interface Mode {
  mode: FailureMode;
  label: string;
  tone: Tone;
  switches: Partial<Failures>;
}

export const MODES: Mode[] = [
  { mode: "none", label: "Working", tone: "good", switches: {} },
  { mode: "slow", label: "Slow", tone: "warn", switches: { latencyMs: 2_000 } },
  { mode: "error_500", label: "Occasional errors", tone: "warn", switches: { share: 0.5 } },
  { mode: "rate_limited", label: "Rate limited", tone: "warn", switches: {} },
  { mode: "accept_then_hang", label: "No response", tone: "warn", switches: { share: 0.5 } },
  { mode: "token_revoked", label: "Token revoked", tone: "bad", switches: {} },
  { mode: "down", label: "Down", tone: "bad", switches: {} },
];

/** The queue and the way to Messenger at one moment. */
export interface Queue {
  counts: DeliveryCounts;
  breaker: Breaker;
  pause: Pause | null;
  /** When the next message is due; null when none waits. */
  nextAt: Date | null;
  /** What Messenger has taken, and what of it twice. */
  accepted: number;
  twice: number;
}

/** What has yet to go out. */
function underWay({ waiting, sending }: DeliveryCounts): number {
  return waiting + sending;
}

/** Everything that has yet to go out or to be made certain. */
export function unsettled(counts: DeliveryCounts): number {
  return underWay(counts) + counts.unknown;
}

export function doorWords(mode: FailureMode, queue: Queue): { words: string; tone: Tone } {
  if (queue.pause) return { words: "Paused", tone: "warn" };
  switch (queue.breaker) {
    case "closed":
      return queue.counts.unknown > 0 && underWay(queue.counts) === 0
        ? { words: "Making sure", tone: "warn" }
        : { words: "Sending", tone: "good" };
    case "open":
      return mode === "none"
        ? { words: "Holding back until the next try", tone: "warn" }
        : { words: "Holding back: no answer", tone: "bad" };
    case "half_open":
      return { words: "Trying one", tone: "warn" };
  }
}

/** How it stands, to be read in three seconds: "12 messages wait. Messenger is down. Nothing is lost." */
export function queueSentence(mode: FailureMode, queue: Queue): string {
  const { unknown, later } = queue.counts;
  const left = underWay(queue.counts);
  const notSure = unknown > 0 ? unsureWords(unknown) : null;
  const then = later > 0 ? laterWords(later, "message") : null;
  if (mode === "none") return together(workingSentence(left, notSure, queue), then);
  if (left === 0) return together(`${WHY[mode]} ${notSure ?? "Nothing is waiting."}`, then);
  return together(`${waits(left)} ${WHY[mode]} Nothing is lost.`, notSure, then);
}

function workingSentence(left: number, notSure: string | null, { counts, pause, breaker }: Queue): string {
  if (pause) return together(`${waits(left)} Messenger works again: resume sending.`, notSure);
  if (left === 0) return notSure ?? (counts.later > 0 ? "Nothing is waiting." : "All messages sent.");
  return together(`${waits(left)} ${NOW[breaker](left)}`, notSure);
}

/** What comes next once Messenger is fixed; an open breaker tries every five seconds. */
const NOW: Record<Breaker, (left: number) => string> = {
  open: () => "Messenger works again; the next try is within 5 seconds.",
  half_open: () => "Messenger works again and is being tried.",
  closed: (left) => (left === 1 ? "It is going out now." : "They are going out now."),
};

function together(...sentences: (string | null)[]): string {
  return sentences.filter(Boolean).join(" ");
}

const WHY: Record<Exclude<FailureMode, "none">, string> = {
  slow: "Messenger is slow.",
  error_500: "Messenger has occasional errors.",
  accept_then_hang: "Messenger accepts some messages without answering.",
  rate_limited: "Messenger limits our requests.",
  token_revoked: "The page's token is revoked.",
  down: "Messenger is down.",
};

function waits(left: number): string {
  if (left === 0) return "Nothing is waiting.";
  return left === 1 ? "1 message waits." : `${count(left)} messages wait.`;
}

/** When something is tried next; null while nothing has to wait, and once it is fixed: the sentence says so then. */
export function nextTry(mode: FailureMode, { counts, pause, nextAt, breaker }: Queue): Date | null {
  if (unsettled(counts) === 0) return null;
  if (pause) return pause.until;
  if (mode === "none" && breaker !== "closed") return null;
  return breaker === "closed" && counts.retrying === 0 ? null : nextAt;
}

/** A line through the samples for an SVG as wide as `room` samples and 1 high; the newest at the right edge. */
export function trendPath(samples: number[], room: number): string {
  if (samples.length < 2) return "";
  const most = Math.max(10, ...samples);
  const from = room - samples.length;
  return samples
    .map((sample, index) => `${index === 0 ? "M" : "L"}${from + index} ${round(1 - sample / most)}`)
    .join("");
}

const round = (number: number) => Math.round(number * 1000) / 1000;
