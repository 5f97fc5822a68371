import type { Terms } from "../../api/coupons.ts";
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

const SOLD_OUT = "Customers are told that it is sold out, in the words of your messages.";

/** The worst first; none while all is well. */
export function alarmsOf(terms: Terms): Alarm[] {
  return [endedOf(terms), lowOf(terms), differing(terms)].filter((alarm) => alarm !== null);
}

/** Its last day is over. */
export function endedOf({ over, validUntil }: Terms): Alarm | null {
  if (!over) return null;
  const last = validUntil ? `Its last day was ${dateOfDay(validUntil)}. ` : "";
  return {
    tone: "bad",
    words: "The coupon has ended",
    more: `${last}Customers who want it are told that it is over, in the words of your messages.`,
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
      words: "Your list has no codes yet",
      more: `Import them first. ${untilThen()}`,
      help,
    };
  const words = lowWords(terms);
  if (words === null) return null;
  if (left === 0) return { tone: "bad", words, more: SOLD_OUT, help };
  const more = "When they are gone, customers are told so in the words of your messages.";
  return { tone: "warn", words, more, help };
}

const untilThen = () => "Until then, customers are told that it is sold out, in the words of your messages.";

function differing({ offerDiffers, offer, value }: Terms): Alarm | null {
  const worth = worthWords(value);
  if (!offerDiffers || worth === null) return null;
  return {
    tone: "warn",
    words: `Its message says “${offer}”, but the coupon is worth: ${worth}`,
    more: "Customers read the one, tills take off the other.",
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
  const codes = left === 1 ? "There is 1 code" : `There are ${count(left)} codes`;
  return {
    tone: "warn",
    words: `${codes} for ${people(reachable)}`,
    more: "Those who come when they are gone are told that it is sold out, in the words of your messages.",
    help: kind === "imported" ? "import" : "change",
  };
}
