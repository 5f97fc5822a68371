import type { Customer, TimelineEntry } from "../api/customers.ts";
import { deedWords, moneyWords } from "../coupons/coupon-words.ts";
import { countWords } from "../deliveries/choices.ts";
import { t } from "../i18n/words.ts";
import type { Tone } from "../ui/Badge.tsx";
import { date, sameDay, time } from "../ui/format.ts";

export interface Reach {
  tone: Tone;
  words: string;
  /** What it means and what would change it. */
  sentence: string;
}

/** Whether you can message them, and how long. */
export function reach({ line, blocked, optedOut, windowUntil }: Writable, now: Date): Reach {
  if (blocked)
    return {
      tone: "bad",
      words: t.customers.blockedYourPage,
      sentence: t.customers.theyBlockedYourPageInMessenger,
    };
  if (optedOut)
    return {
      tone: "warn",
      words: t.customers.unsubscribed,
      sentence: t.customers.theyAskedForNoMoreMessagesIf,
    };
  if (line === "web")
    return {
      tone: "good",
      words: t.customers.onTheirNextVisit,
      sentence: t.customers.theyFindMessagesInTheChatOn,
    };
  if (windowUntil === null || windowUntil <= now)
    return {
      tone: "calm",
      words: t.customers.cantMessageNow,
      sentence: t.customers.facebookAllowsMessagesFor24,
    };
  return {
    tone: "good",
    words: t.customers.canMessageFor(left(windowUntil, now)),
    sentence: t.customers.facebookAllowsMessagesFor242,
  };
}

type Writable = Pick<Customer, "line" | "blocked" | "optedOut" | "windowUntil">;

/** "23 h", "40 min" */
function left(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.floor((until.getTime() - now.getTime()) / 60_000));
  return minutes < 60 ? t.customers.min(minutes) : t.customers.h(Math.floor(minutes / 60));
}

/** Who answers them, when that is not the bot. */
export function answering({ personUntil }: Pick<Customer, "personUntil">, now: Date): Reach | null {
  if (personUntil === null || personUntil <= now) return null;
  return {
    tone: "accent",
    words: t.customers.youreAnsweringUntil(moment(personUntil, now)),
    sentence: t.customers.someoneFromYourShopWroteToThem,
  };
}

/** "14:05", of another day "22 Nov, 14:05" */
function moment(at: Date, now: Date): string {
  return sameDay(at, now) ? time(at) : `${date(at, now)}, ${time(at)}`;
}

/** "1,204 customers", "10,000+ customers" */
export function totalWords(total: number): string {
  return total === 1 ? t.customers.n1Customer : t.customers.customers2(countWords(total));
}

/** Which link brought them. */
export function originWords(origin: string): string {
  return origin === "" ? t.customers.foundYouDirectly : origin;
}

/** What a customer did, when it was not a message. */
export function deed({ kind, text }: TimelineEntry): string {
  switch (kind) {
    case "start":
      return text ? t.customers.openedTheChatFrom(text) : t.customers.openedTheChat;
    case "reaction":
      return text ? t.customers.reacted(text) : t.customers.reactedToAMessage;
    default:
      return text ?? t.customers.sentSomethingWithoutTextSuchAs;
  }
}

/** "Redeemed at Till 1: UMI-7K3M, Sale €23.50, €2.35 off" */
export function couponDeed(kind: string, coupon: NonNullable<TimelineEntry["coupon"]>): string {
  const happened = kind === "coupon_undone" ? "undone" : kind === "coupon_voided" ? "voided" : "redeemed";
  const { code, reason } = coupon;
  const more = [code, moneyWords(coupon), reason && t.ui.quoted(reason)].filter(Boolean).join(", ");
  return `${deedWords({ ...coupon, kind: happened })}: ${more}`;
}

/** The letter in the circle beside a name; a whole one, however many code points it takes. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
