import type { Campaign, CampaignState, Reach, Skipped } from "../api/campaigns.ts";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { changedFields } from "../messages/changes.ts";
import type { Tone } from "../ui/Badge.tsx";
import { count, dateTime, duration, people, share, time, until } from "../ui/format.ts";

export const STATES: Record<CampaignState, { word: string; tone: Tone; lasts?: true }> = {
  open: { word: t.campaigns.alwaysOn, tone: "good", lasts: true },
  draft: { word: t.campaigns.draft, tone: "calm" },
  queueing: { word: t.campaigns.sending, tone: "accent", lasts: true },
  sending: { word: t.campaigns.sending, tone: "accent", lasts: true },
  paused: { word: t.campaigns.paused, tone: "warn", lasts: true },
  done: { word: t.campaigns.sent, tone: "good" },
  cancelled: { word: t.campaigns.cancelled, tone: "calm" },
};

/** Whether a send may begin now; the welcome can always be sent to those who have not had it. */
export const canBeSent = ({ state, progress, unfinished }: Campaign): boolean =>
  state === "draft" ||
  state === "done" ||
  state === "cancelled" ||
  (state === "open" && progress.waiting === 0 && !unfinished);

/** Whether messages of a send are still to go out. */
export const underWay = ({ state, progress, unfinished }: Campaign): boolean =>
  ["queueing", "sending", "paused"].includes(state) ||
  (state === "open" && (progress.waiting > 0 || unfinished));

/** Whether two campaigns say the same, in every text and picture. */
export const sameWords = (one: Campaign, other: Campaign): boolean =>
  changedFields(one.copy, other.copy).length === 0;

/** "about 20 a second", slow ones "about 30 a minute" */
export function pace(perSecond: number | null): string {
  if (perSecond === null) return t.campaigns.asFastAsMessengerAllows;
  return perSecond >= 1
    ? t.campaigns.aboutASecond(count(perSecond))
    : t.campaigns.aboutAMinute(count(perSecond * 60));
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

/** What is still to come of a send that goes out in waves. */
export interface NextWave {
  at: Date;
  /** People of the next wave, and of all that are still to come. */
  people: number;
  left: number;
  /** It is not a wave, but those whose clocks are not ahead of the shop's. */
  byClock?: true;
}

/** `silent` says that Messenger takes nothing right now: then no pace holds. */
export function sentSoFar(campaign: Campaign, now: Date, silent = false, wave: NextWave | null = null): Sent {
  const { send, progress } = campaign;
  const queued = Math.max(send.queued, progress.waiting);
  const of = queued + (wave?.left ?? 0);
  const gone = queued - progress.waiting;
  return {
    gone,
    of,
    share: share(gone, of),
    figures: t.campaigns.of2(count(gone), people(of)),
    outlook: outlook(campaign, now, silent, wave),
  };
}

/** "Next 100 at about 20:52; 716 left" */
function waveWords({ at, people, left, byClock }: NextWave, now: Date): string {
  if (byClock) return t.campaigns.othersFrom(count(left), dateTime(at));
  const when = at.getTime() <= now.getTime() ? t.campaigns.anyMoment : t.campaigns.atAbout(time(at));
  if (left === 0) return t.campaigns.findingOutWhoGetsIt;
  return t.campaigns.nextWave(count(Math.min(people, left)), when, count(left));
}

function outlook(campaign: Campaign, now: Date, silent: boolean, wave: NextWave | null): string {
  const { state, quiet, unfinished, clockAt } = campaign;
  const { waiting, perSecond, endsAt } = campaign.progress;
  const wait = t.campaigns.messagesWait(waiting + (wave?.left ?? 0));
  if (quiet) return t.campaigns.untilTheQuietHoursAreOver(wait);
  if (state === "paused") return t.campaigns.untilYouResume(wait);
  if (wave && waiting === 0) return waveWords(wave, now);
  if (waiting === 0)
    return state === "queueing" || unfinished
      ? t.campaigns.findingOutWhoGetsIt
      : t.campaigns.theLastOnesAreOnTheirWay;
  if (silent) return t.campaigns.untilMessengerAcceptsThemAgain(t.campaigns.messagesWait(waiting));
  const speed = clockAt ? t.campaigns.byEachCustomersClock : pace(perSecond);
  const words = endsAt ? t.campaigns.done(speed, doneAt(endsAt, now)) : speed;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why nothing goes out whatever the pace says; null when Messenger takes what we send. */
export function silence(status: Status | null): string | null {
  if (status?.pause) return status.pause.reason ?? t.campaigns.messengerAskedUsToPauseForA;
  const open = status !== null && status.breaker !== "closed";
  return open ? t.campaigns.messengerIsntAcceptingMessages : null;
}

function doneAt(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (seconds < 90)
    return seconds <= 0 ? t.campaigns.anyMoment : t.campaigns.inAbout(duration(Math.ceil(seconds)));
  return seconds < 12 * 3600 ? t.campaigns.at(time(at)) : until(at, now);
}

/** "takes about 21 s" */
export function takes({ takesSeconds }: Reach): string {
  if (takesSeconds === 0) return t.campaigns.isSentImmediately;
  return takesSeconds === null
    ? t.campaigns.isSentAsFastAsMessengerAllows
    : t.campaigns.takesAbout(duration(takesSeconds));
}

/** How a send that is over ended: "Sent to all 412 people.", "251 of 501 people got it so far." */
export function endedWords({ state, send, progress }: Campaign): string {
  const { now, nextVisit, not } = progress;
  if (state === "cancelled") return t.campaigns.theLastSendWasCancelledGotThe(people(now));
  const all = now + nextVisit + not;
  if (now < all) return t.campaigns.ofGotIt(count(now), people(all), nextVisit);
  return send.queued === 1 ? t.campaigns.sentTo1Person : t.campaigns.sentToAll(people(send.queued));
}

/** People by when they get a campaign: now, on their next visit to the website, or not. */
export interface Part {
  people: number;
  words: string;
  help?: string;
}

const BADGE = t.campaigns.aBadgeInYourWebsitesChatTells;

/** The people a send would reach: "412 people", or "about 410,000 people". */
export const reached = ({ reachable, exact }: Reach): string =>
  exact ? people(reachable) : t.segments.about(people(reachable));

/** Before a send; nothing where everybody gets it at once. */
export function partsBefore({ now, nextVisit }: Reach): Part[] {
  if (nextVisit === 0) return [];
  return [
    { people: now, words: t.campaigns.getItNow },
    { people: nextVisit, words: t.campaigns.getItOnTheirNextVisitToYour, help: BADGE },
  ];
}

/** While a send goes on, and after it; nothing where only Messenger had a part and nobody was missed. */
export function partsAfter({ now, nextVisit, not }: Campaign["progress"]): Part[] {
  if (nextVisit === 0 && not === 0) return [];
  return [
    { people: now, words: t.campaigns.gotIt },
    { people: nextVisit, words: t.campaigns.willGetItOnTheirNextVisitTo, help: BADGE },
    {
      people: not,
      words: t.campaigns.didNotGetIt,
      help: t.campaigns.theirMessageFailedOrTheyDidNot,
    },
  ];
}

/** Some people a send does not reach: why, and what helps. */
export interface Reason {
  key: keyof Skipped | "keptOut";
  people: number;
  why: string;
  help: string;
  /** Where that help is found. */
  link?: { href: string; label: string };
}

/** The largest group first; those without anybody are left out. For some, an earlier send may wait for their visit. */
export function reasons(skipped: Skipped, nextVisit = 0, keptOut = 0): Reason[] {
  const all: Reason[] = [
    {
      key: "alreadyIn",
      people: skipped.alreadyIn,
      why: nextVisit > 0 ? t.campaigns.alreadyGotItOrFindItOnTheir : t.campaigns.alreadyGotIt,
      help: t.campaigns.nobodyGetsTheSameCampaignTwice,
    },
    {
      key: "windowClosed",
      people: skipped.windowClosed,
      why: t.campaigns.wroteMoreThan24HoursAgo,
      help: t.campaigns.facebookAllowsMessagesFor24,
      link: { href: "/settings?section=links", label: t.campaigns.linksAndPostersThatGetPeopleTo },
    },
    {
      key: "optedOut",
      people: skipped.optedOut,
      why: t.campaigns.askedForNoMoreOffers,
      help: t.campaigns.theyWroteStopAndComeBackBy,
    },
    {
      key: "blocked",
      people: skipped.blocked,
      why: skipped.blocked === 1 ? t.campaigns.hasBlockedYourPage : t.campaigns.haveBlockedYourPage,
      help: t.campaigns.onlyTheyThemselvesCanUndoThat,
    },
    { key: "keptOut", people: keptOut, why: t.campaigns.keptOut, help: t.campaigns.keptOutHelp },
  ];
  return all.filter((reason) => reason.people > 0).sort((one, other) => other.people - one.people);
}
