import { worthWords } from "../src/coupons/worth.ts";
import { common } from "../src/i18n/common.ts";
import { dateOfDay, dateTime, duration, isYesterday, money, sameDay, time } from "../src/ui/format.ts";
import type { Answer, Coupon, Redemption, Sale, Value } from "./coupon.ts";
import { t } from "./i18n/words.ts";
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
      return busy(t.checking);
    case "unreached":
      return offline(t.theCodeWasnt);
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
        word: t.undone,
        line: t.theCouponCanBeUsed,
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

const offline = (sentence: string): Verdict => careful("offline", t.noConnection, sentence);

function sellingWords({ broken, wait }: Screen & { at: "selling" }): Verdict {
  if (!broken) return busy(t.redeeming);
  if (wait === null) return offline(t.askingAgainIt);
  return pleaseWait(t.askingAgainInIt(duration(wait)));
}

function answerWords(answer: Answer, now: Date): Verdict {
  switch (answer.word) {
    case "valid":
      return validWords(answer.coupon);
    case "used":
      return no("used", t.alreadyUsed, usedLine(answer, now));
    case "expired":
      return no("clock", t.expired, answer.on && t.theLastDayWas(dateOfDay(answer.on)));
    case "void":
      return no("void", t.void, t.theShopHas);
    case "unknown":
      return no("question", t.unknown, t.checkTheSpellingOr);
    case "free":
      return no("box", t.notGivenOutYet, t.theShopHasThisCode);
    case "early":
      return careful("calendar", t.notYet, answer.from && t.validFrom(dateOfDay(answer.from)));
    case "slow":
      return { ...pleaseWait(waitLine(answer.seconds)), more: [answer.why] };
  }
}

function no(sign: Sign, word: string, line: string | null): Verdict {
  return { face: "bad", sign, word, line, more: [], tune: "no" };
}

function validWords({ code, offer, value, person, until }: Coupon): Verdict {
  const worth = worthWords(value);
  const small = [worth && offer, person && t.for(person), until && t.validUntil(dateOfDay(until)), code];
  return {
    face: "good",
    sign: "check",
    word: t.valid,
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
  return common.off(money((off / 100).toFixed(2), currency));
}

function soldWords({ code, amount, discount, currency, value }: Redemption): Verdict {
  const sale = amount && t.sale(money(amount, currency));
  const worth = worthWords(value);
  const off = discount && Number(discount) > 0 ? common.off(money(discount, currency)) : null;
  const more = [off !== null && worth !== off && worth, sale, code];
  return {
    face: "good",
    sign: "check",
    word: t.redeemed,
    line: off ?? worth,
    more: more.filter((one): one is string => Boolean(one)),
    tune: "yes",
  };
}

function usedLine({ at, till }: { at: Date | null; till: string | null }, now: Date): string | null {
  const where = till && t.at(till);
  if (at === null) return where;
  const when = sameDay(at, now)
    ? t.today(time(at))
    : isYesterday(at, now)
      ? t.yesterday(time(at))
      : dateTime(at);
  return [when, where].filter(Boolean).join(", ");
}

const pleaseWait = (line: string): Verdict => careful("hand", t.pleaseWait, line);

const waitLine = (seconds: number | null): string =>
  seconds === null ? t.tryAgainInAMoment : t.tryAgainIn(duration(seconds));

/** What a cashier has to know about a redemption that is not asked about any more. */
export function unknownWords({ code, till, pressedAt }: Sale, now: Date): string {
  const when = sameDay(pressedAt, now) ? t.at2(time(pressedAt)) : t.on(dateTime(pressedAt));
  return t.itIsntKnownWhether(code, till, when);
}
