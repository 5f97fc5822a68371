import type { DeliveryCounts } from "../api/deliveries.ts";
import type { FailureMode, Failures } from "../api/simulator.ts";
import type { Breaker, Pause } from "../api/status.ts";
import { laterWords, unsureWords } from "../deliveries/choices.ts";
import { t } from "../i18n/words.ts";
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
  { mode: "none", label: t.demo.working, tone: "good", switches: {} },
  { mode: "slow", label: t.demo.slow, tone: "warn", switches: { latencyMs: 2_000 } },
  { mode: "error_500", label: t.demo.occasionalErrors, tone: "warn", switches: { share: 0.5 } },
  { mode: "rate_limited", label: t.demo.rateLimited, tone: "warn", switches: {} },
  { mode: "accept_then_hang", label: t.demo.noResponse, tone: "warn", switches: { share: 0.5 } },
  { mode: "token_revoked", label: t.demo.tokenRevoked, tone: "bad", switches: {} },
  { mode: "down", label: t.demo.down, tone: "bad", switches: {} },
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
  if (queue.pause) return { words: t.demo.paused, tone: "warn" };
  switch (queue.breaker) {
    case "closed":
      return queue.counts.unknown > 0 && underWay(queue.counts) === 0
        ? { words: t.demo.makingSure, tone: "warn" }
        : { words: t.demo.sending, tone: "good" };
    case "open":
      return mode === "none"
        ? { words: t.demo.holdingBackUntilTheNextTry, tone: "warn" }
        : { words: t.demo.holdingBackNoAnswer, tone: "bad" };
    case "half_open":
      return { words: t.demo.tryingOne, tone: "warn" };
  }
}

/** How it stands, to be read in three seconds: "12 messages wait. Messenger is down. Nothing is lost." */
export function queueSentence(mode: FailureMode, queue: Queue): string {
  const { unknown, later } = queue.counts;
  const left = underWay(queue.counts);
  const notSure = unknown > 0 ? unsureWords(unknown) : null;
  const then = later > 0 ? laterWords(later, true) : null;
  if (mode === "none") return together(workingSentence(left, notSure, queue), then);
  if (left === 0) return together(`${WHY[mode]} ${notSure ?? t.demo.nothingIsWaiting}`, then);
  return together(t.demo.nothingIsLost(waits(left), WHY[mode]), notSure, then);
}

function workingSentence(left: number, notSure: string | null, { counts, pause, breaker }: Queue): string {
  if (pause) return together(t.demo.messengerWorksAgainResume(waits(left)), notSure);
  if (left === 0) return notSure ?? (counts.later > 0 ? t.demo.nothingIsWaiting : t.demo.allMessagesSent);
  return together(`${waits(left)} ${NOW[breaker](left)}`, notSure);
}

/** What comes next once Messenger is fixed; an open breaker tries every five seconds. */
const NOW: Record<Breaker, (left: number) => string> = {
  open: () => t.demo.messengerWorksAgainTheNextTry,
  half_open: () => t.demo.messengerWorksAgainAndIsBeing,
  closed: (left) => (left === 1 ? t.demo.itIsGoingOutNow : t.demo.theyAreGoingOutNow),
};

function together(...sentences: (string | null)[]): string {
  return sentences.filter(Boolean).join(" ");
}

const WHY: Record<Exclude<FailureMode, "none">, string> = {
  slow: t.demo.messengerIsSlow,
  error_500: t.demo.messengerHasOccasionalErrors,
  accept_then_hang: t.demo.messengerAcceptsSomeMessages,
  rate_limited: t.demo.messengerLimitsOurRequests,
  token_revoked: t.demo.thePagesTokenIsRevoked,
  down: t.demo.messengerIsDown,
};

function waits(left: number): string {
  if (left === 0) return t.demo.nothingIsWaiting;
  return left === 1 ? t.demo.n1MessageWaits : t.demo.messagesWait(count(left));
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
