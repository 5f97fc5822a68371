import type { Campaign, CampaignState, Reach, Skipped } from "../api/campaigns.ts";
import type { Status } from "../api/status.ts";
import { changedFields } from "../messages/changes.ts";
import type { Tone } from "../ui/Badge.tsx";
import { count, duration, people, plural, share, time, until } from "../ui/format.ts";

export const STATES: Record<CampaignState, { word: string; tone: Tone; lasts?: true }> = {
  open: { word: "Always on", tone: "good", lasts: true },
  draft: { word: "Draft", tone: "calm" },
  queueing: { word: "Sending", tone: "accent", lasts: true },
  sending: { word: "Sending", tone: "accent", lasts: true },
  paused: { word: "Paused", tone: "warn", lasts: true },
  done: { word: "Sent", tone: "good" },
  cancelled: { word: "Cancelled", tone: "calm" },
};

/** Whether a send may begin now; the welcome can always be sent to those who have not had it. */
export const canBeSent = ({ state, progress }: Campaign): boolean =>
  state === "draft" ||
  state === "done" ||
  state === "cancelled" ||
  (state === "open" && progress.waiting === 0);

/** Whether messages of a send are still to go out. */
export const underWay = ({ state, progress }: Campaign): boolean =>
  ["queueing", "sending", "paused"].includes(state) || (state === "open" && progress.waiting > 0);

/** Whether two campaigns say the same, in every text and picture. */
export const sameWords = (one: Campaign, other: Campaign): boolean =>
  changedFields(one.copy, other.copy).length === 0;

/** "about 20 a second", slow ones "about 30 a minute" */
export function pace(perSecond: number | null): string {
  if (perSecond === null) return "as fast as Messenger allows";
  return perSecond >= 1 ? `about ${count(perSecond)} a second` : `about ${count(perSecond * 60)} a minute`;
}

/** How far the last send has come, in figures and in words. */
export interface Sent {
  gone: number;
  of: number;
  /** Between 0 and 1. */
  share: number;
  /** "212 of 412 people" */
  figures: string;
  /** "About 20 a second, done at 14:32" */
  outlook: string;
}

/** `silent` says that Messenger takes nothing right now: then no pace holds. */
export function sentSoFar(campaign: Campaign, now: Date, silent = false): Sent {
  const { send, progress } = campaign;
  const of = Math.max(send.queued, progress.waiting);
  const gone = of - progress.waiting;
  return {
    gone,
    of,
    share: share(gone, of),
    figures: `${count(gone)} of ${people(of)}`,
    outlook: outlook(campaign, now, silent),
  };
}

function outlook({ state, progress }: Campaign, now: Date, silent: boolean): string {
  const { waiting, perSecond, endsAt } = progress;
  const wait = plural(waiting, "message waits", "messages wait");
  if (state === "paused") return `${wait} until you resume`;
  if (waiting === 0)
    return state === "queueing" ? "Finding out who gets it" : "The last ones are on their way";
  if (silent) return `${wait} until Messenger accepts them again`;
  const speed = pace(perSecond);
  const words = endsAt ? `${speed}, done ${doneAt(endsAt, now)}` : speed;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why nothing goes out whatever the pace says; null when Messenger takes what we send. */
export function silence(status: Status | null): string | null {
  if (status?.pause) return status.pause.reason ?? "Messenger asked us to pause for a while.";
  const open = status !== null && status.breaker !== "closed";
  return open ? "Messenger isn’t accepting messages right now." : null;
}

function doneAt(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (seconds < 90)
    return until(at, now) === "now" ? "any moment" : `in about ${duration(Math.ceil(seconds))}`;
  return seconds < 12 * 3600 ? `at ${time(at)}` : until(at, now);
}

/** "takes about 21 s" */
export function takes({ takesSeconds }: Reach): string {
  if (takesSeconds === 0) return "is sent immediately";
  return takesSeconds === null
    ? "is sent as fast as Messenger allows"
    : `takes about ${duration(takesSeconds)}`;
}

/** How a send that is over ended: "Sent to all 412 people.", "251 of 501 people got it so far." */
export function endedWords({ state, send, progress }: Campaign): string {
  const { now, nextVisit, not } = progress;
  if (state === "cancelled") return `The last send was cancelled; ${people(now)} got the message.`;
  const all = now + nextVisit + not;
  if (now < all) return `${count(now)} of ${people(all)} got it${nextVisit > 0 ? " so far" : ""}.`;
  return send.queued === 1 ? "Sent to 1 person." : `Sent to all ${people(send.queued)}.`;
}

/** People by when they get a campaign: now, on their next visit to the website, or not. */
export interface Part {
  people: number;
  words: string;
  help?: string;
}

const BADGE =
  "A badge in your website’s chat tells them. If they don’t come back within 30 days, it expires.";

/** Before a send; nothing where everybody gets it at once. */
export function partsBefore({ now, nextVisit }: Reach): Part[] {
  if (nextVisit === 0) return [];
  return [
    { people: now, words: "get it now" },
    { people: nextVisit, words: "get it on their next visit to your website", help: BADGE },
  ];
}

/** While a send goes on, and after it; nothing where only Messenger had a part and nobody was missed. */
export function partsAfter({ now, nextVisit, not }: Campaign["progress"]): Part[] {
  if (nextVisit === 0 && not === 0) return [];
  return [
    { people: now, words: "got it" },
    { people: nextVisit, words: "will get it on their next visit to your website", help: BADGE },
    {
      people: not,
      words: "did not get it",
      help: "Their message failed, or they did not come back in time.",
    },
  ];
}

/** Some people a send does not reach: why, and what helps. */
export interface Reason {
  key: keyof Skipped;
  people: number;
  why: string;
  help: string;
  /** Where that help is found. */
  link?: { href: string; label: string };
}

/** The largest group first; those without anybody are left out. For some, an earlier send may wait for their visit. */
export function reasons(skipped: Skipped, nextVisit = 0): Reason[] {
  const all: Reason[] = [
    {
      key: "alreadyIn",
      people: skipped.alreadyIn,
      why: nextVisit > 0 ? "already got it, or find it on their next visit" : "already got it",
      help: "Nobody gets the same campaign twice.",
    },
    {
      key: "windowClosed",
      people: skipped.windowClosed,
      why: "wrote more than 24 hours ago",
      help: "Facebook allows messages for 24 hours after their last message or tap.",
      link: { href: "/settings?section=links", label: "Links and posters that get people to write" },
    },
    {
      key: "optedOut",
      people: skipped.optedOut,
      why: "asked for no more offers",
      help: "They wrote STOP, and come back by writing START.",
    },
    {
      key: "blocked",
      people: skipped.blocked,
      why: skipped.blocked === 1 ? "has blocked your page" : "have blocked your page",
      help: "Only they themselves can undo that, in Messenger.",
    },
  ];
  return all.filter((reason) => reason.people > 0).sort((one, other) => other.people - one.people);
}
