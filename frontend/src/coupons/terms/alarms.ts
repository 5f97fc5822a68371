import type { Terms } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { count, dateOfDay, people } from "../../ui/format.ts";
import { worthWords } from "../worth.ts";
import { lowWords } from "./terms-words.ts";

/** What an owner should know about a coupon before customers find out. */
export interface Alarm {
  tone: "bad" | "warn";
  /** "Only 40 codes are left" */
  words: string;
  /** What it means for customers. */
  more: string;
  /** What helps: another last day or limit, codes, or another message. */
  help: "change" | "import" | "message";
}

const SOLD_OUT = t.terms.customersAreToldThatItIsSold;

/** The worst first; none while all is well. */
export function alarmsOf(terms: Terms): Alarm[] {
  return [endedOf(terms), lowOf(terms), differing(terms)].filter((alarm) => alarm !== null);
}

/** Its last day is over. */
export function endedOf({ over, validUntil }: Terms): Alarm | null {
  if (!over) return null;
  const last = validUntil ? t.terms.itsLastDayWas(dateOfDay(validUntil)) : "";
  return {
    tone: "bad",
    words: t.terms.theCouponHasEnded,
    more: t.terms.customersWhoWantItAreToldThat(last),
    help: "change",
  };
}

/** Its codes are gone, nearly gone, or not there yet. */
export function lowOf(terms: Terms): Alarm | null {
  const { kind, given, left } = terms;
  const help = kind === "imported" ? "import" : "change";
  if (kind === "imported" && left === 0 && given === 0)
    return {
      tone: "warn",
      words: t.terms.yourListHasNoCodesYet,
      more: t.terms.importThemFirst(untilThen()),
      help,
    };
  const words = lowWords(terms);
  if (words === null) return null;
  if (left === 0) return { tone: "bad", words, more: SOLD_OUT, help };
  const more = t.terms.whenTheyAreGoneCustomersAre;
  return { tone: "warn", words, more, help };
}

const untilThen = () => t.terms.untilThenCustomersAreToldThat;

function differing({ offerDiffers, offer, value }: Terms): Alarm | null {
  const worth = worthWords(value);
  if (!offerDiffers || worth === null) return null;
  return {
    tone: "warn",
    words: t.terms.itsMessageSaysButTheCouponIs(offer, worth),
    more: t.terms.customersReadTheOneTillsTake,
    help: "message",
  };
}

/** What to know before so many people are sent a campaign with this coupon. */
export function alarmsBefore(terms: Terms, reachable: number): Alarm[] {
  const short = endedOf(terms) === null ? shortOf(terms, reachable) : null;
  return [endedOf(terms), short, differing(terms)].filter((alarm) => alarm !== null);
}

function shortOf(terms: Terms, reachable: number): Alarm | null {
  const { kind, left } = terms;
  if (left === null || left >= reachable) return null;
  if (left === 0) return lowOf(terms);
  const codes = left === 1 ? t.terms.thereIs1Code : t.terms.thereAreCodes(count(left));
  return {
    tone: "warn",
    words: t.terms.for(codes, people(reachable)),
    more: t.terms.thoseWhoComeWhenTheyAreGoneAre,
    help: kind === "imported" ? "import" : "change",
  };
}
