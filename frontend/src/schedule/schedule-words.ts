import type { Clock, EachRun, PlannedSend, Repeat, Rules } from "../api/schedule.ts";
import { fromServer } from "../i18n/from-server.ts";
import { t } from "../i18n/words.ts";
import type { Tone } from "../ui/Badge.tsx";
import { count, dateTime, people } from "../ui/format.ts";

export function repeatWords(repeat: Repeat): string {
  return { once: t.schedule.once, weekly: t.schedule.weekly, monthly: t.schedule.monthly }[repeat];
}

/** How many of the people who get it have a clock of which we know where it is. */
export interface Clocks {
  known: number;
  of: number;
}

export function clockWords(clock: Clock, clocks?: Clocks): string {
  if (clock === "shop") return t.schedule.theShopsClock;
  return clocks
    ? t.schedule.eachCustomersClockWhereKnown(count(clocks.known), people(clocks.of))
    : t.schedule.eachCustomersClock;
}

export function clockHint(clock: Clock): string {
  return { shop: t.schedule.allAtOnce, customer: t.schedule.whenTheirClockShowsIt }[clock];
}

/** "1 December 2026, 18:00", and by whose clock unless it is the shop's. */
export function timeWords({ at, clock }: PlannedSend): string {
  return clock === "shop" ? dateTime(at) : t.schedule.onEachClock(dateTime(at));
}

export function eachRunWords(eachRun: EachRun): string {
  return { everyone: t.schedule.everyoneEachTime, newcomers: t.schedule.newcomersOnly }[eachRun];
}

export function eachRunHint(eachRun: EachRun): string {
  return { everyone: t.schedule.eachRunIsItsOwnCampaign, newcomers: t.schedule.eachRunReachesNewcomers }[
    eachRun
  ];
}

type State = PlannedSend["state"];

export function stateWords(state: State): string {
  return {
    planned: t.schedule.planned,
    begun: t.schedule.goingOut,
    sent: t.schedule.sent,
    missed: t.schedule.missed,
    refused: t.schedule.notSent,
    cancelled: t.schedule.cancelled,
  }[state];
}

const TONES: Record<State, Tone> = {
  planned: "accent",
  begun: "accent",
  sent: "good",
  missed: "bad",
  refused: "bad",
  cancelled: "calm",
};

export const stateTone = (state: State): Tone => TONES[state];

/** Why it did not go out, as it was then; what was refused may be allowed now. */
export function whyNotSent({ state, reason }: PlannedSend): string {
  const words = fromServer(reason);
  return state === "refused" && reason ? t.schedule.wasRefused(words) : words;
}

/** When planned sends may go out, in a sentence. */
export function rulesWords({ quietFrom, quietUntil }: Rules): string {
  return quietFrom && quietUntil
    ? t.schedule.nothingGoesOutBetween(quietFrom, quietUntil)
    : t.schedule.thereAreNoQuietHours;
}
