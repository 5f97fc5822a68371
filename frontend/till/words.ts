import { worthWords } from "../src/coupons/worth.ts";
import { dateOfDay, dateTime, duration, isYesterday, money, sameDay, time } from "../src/ui/format.ts";
import type { Answer, Coupon, Redemption, Sale, Value } from "./coupon.ts";
import type { Screen } from "./machine.ts";
import type { Tune } from "./sound.ts";

/** How something is shown: as a colour, a picture and a sound. */
export type Face = "good" | "bad" | "warn" | "calm" | "busy";
export type Sign =
  | "check"
  | "used"
  | "clock"
  | "calendar"
  | "void"
  | "question"
  | "hand"
  | "offline"
  | "box"
  | "undo";

/** One answer, readable at arm's length. */
export interface Verdict {
  face: Face;
  sign: Sign;
  /** "Valid" */
  word: string;
  /** "10% off", "Today, 14:05, at Till 2" */
  line: string | null;
  /** What else there is to know, in small. */
  more: string[];
  tune: Tune | null;
}

/** What a screen says; null where it only waits for a code. */
export function verdictOf(screen: Screen, now: Date): Verdict | null {
  switch (screen.at) {
    case "ready":
      return null;
    case "looking":
      return busy("Checking …");
    case "unreached":
      return offline("The code wasn’t checked. Nothing was redeemed.");
    case "answered":
      return answerWords(screen.answer, now);
    case "selling":
      return sellingWords(screen);
    case "sold":
      return soldWords(screen.redemption);
    case "undone":
      return {
        face: "calm",
        sign: "undo",
        word: "Undone",
        line: "The coupon can be used again.",
        more: [screen.redemption.code],
        tune: "careful",
      };
  }
}

const busy = (word: string): Verdict => ({
  face: "busy",
  sign: "hand",
  word,
  line: null,
  more: [],
  tune: null,
});

const careful = (sign: Sign, word: string, line: string | null): Verdict => ({
  face: "warn",
  sign,
  word,
  line,
  more: [],
  tune: "careful",
});

const offline = (sentence: string): Verdict => careful("offline", "No connection", sentence);

function sellingWords({ broken, wait }: Screen & { at: "selling" }): Verdict {
  if (!broken) return busy("Redeeming …");
  if (wait === null) return offline(`${NOT_KNOWN_YET} Asking again; it counts only once.`);
  const later = `Asking again in ${duration(wait)}; it counts only once.`;
  return pleaseWait(`${NOT_KNOWN_YET} ${later}`);
}

function answerWords(answer: Answer, now: Date): Verdict {
  switch (answer.word) {
    case "valid":
      return validWords(answer.coupon);
    case "used":
      return no("used", "Already used", usedLine(answer, now));
    case "expired":
      return no("clock", "Expired", answer.on && `The last day was ${dateOfDay(answer.on)}.`);
    case "void":
      return no("void", "Void", "The shop has withdrawn this coupon.");
    case "unknown":
      return no("question", "Unknown", "Check the spelling, or scan it again.");
    case "free":
      return no("box", "Not given out yet", "The shop has this code, but no customer has it.");
    case "early":
      return careful("calendar", "Not yet", answer.from && `Valid from ${dateOfDay(answer.from)}.`);
    case "slow":
      return { ...pleaseWait(waitLine(answer.seconds)), more: [answer.why] };
  }
}

function no(sign: Sign, word: string, line: string | null): Verdict {
  return { face: "bad", sign, word, line, more: [], tune: "no" };
}

function validWords({ code, offer, value, person, until }: Coupon): Verdict {
  const worth = worthWords(value);
  const small = [worth && offer, person && `For ${person}`, until && `Valid until ${dateOfDay(until)}`, code];
  return {
    face: "good",
    sign: "check",
    word: "Valid",
    line: worth ?? offer,
    more: small.filter((one): one is string => Boolean(one)),
    tune: "yes",
  };
}

/** "€2.35 off", of a sale of so much; null where it takes off no money. */
export function offWords(value: Value | null, sale: string, currency: string | null): string | null {
  if (value?.amount == null || value.kind === "gift") return null;
  const cents = Math.round(Number(sale) * 100);
  // As the server reckons: whole cents, and no more than the sale.
  const off =
    value.kind === "percent"
      ? Math.round((cents * Number(value.amount)) / 100)
      : Math.min(cents, Math.round(Number(value.amount) * 100));
  return `${money((off / 100).toFixed(2), currency)} off`;
}

function soldWords({ code, amount, discount, currency, value }: Redemption): Verdict {
  const sale = amount && `Sale ${money(amount, currency)}`;
  const worth = worthWords(value);
  const off = discount && Number(discount) > 0 ? `${money(discount, currency)} off` : null;
  const more = [off !== null && worth !== off && worth, sale, code];
  return {
    face: "good",
    sign: "check",
    word: "Redeemed",
    line: off ?? worth,
    more: more.filter((one): one is string => Boolean(one)),
    tune: "yes",
  };
}

function usedLine({ at, till }: { at: Date | null; till: string | null }, now: Date): string | null {
  const where = till && `at ${till}`;
  if (at === null) return where;
  const when = sameDay(at, now)
    ? `Today, ${time(at)}`
    : isYesterday(at, now)
      ? `Yesterday, ${time(at)}`
      : dateTime(at);
  return [when, where].filter(Boolean).join(", ");
}

const NOT_KNOWN_YET = "It isn’t known yet whether the coupon was redeemed.";

const pleaseWait = (line: string): Verdict => careful("hand", "Please wait", line);

const waitLine = (seconds: number | null): string =>
  seconds === null ? "Try again in a moment." : `Try again in ${duration(seconds)}.`;

/** What a cashier has to know about a redemption that is not asked about any more. */
export function unknownWords({ code, till, pressedAt }: Sale, now: Date): string {
  const when = sameDay(pressedAt, now) ? `at ${time(pressedAt)}` : `on ${dateTime(pressedAt)}`;
  return `It isn’t known whether ${code} was redeemed at ${till} ${when}. Scan it again: if it says “Already used”, it was.`;
}
