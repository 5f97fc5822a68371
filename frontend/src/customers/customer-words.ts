import type { Customer, TimelineEntry } from "../api/customers.ts";
import { deedWords, moneyWords } from "../coupons/coupon-words.ts";
import { countWords } from "../deliveries/choices.ts";
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
      words: "Blocked your page",
      sentence: "They blocked your page in Messenger. Only they can undo that.",
    };
  if (optedOut)
    return {
      tone: "warn",
      words: "Unsubscribed",
      sentence: "They asked for no more messages. If they write START, you can message them again.",
    };
  if (line === "web")
    return {
      tone: "good",
      words: "On their next visit",
      sentence: "They find messages in the chat on your website whenever they come back; a badge tells them.",
    };
  if (windowUntil === null || windowUntil <= now)
    return {
      tone: "calm",
      words: "Can’t message now",
      sentence:
        "Facebook allows messages for 24 hours after their last message or tap. Once they write or tap again, you can.",
    };
  return {
    tone: "good",
    words: `Can message for ${left(windowUntil, now)}`,
    sentence: "Facebook allows messages for 24 hours after their last message or tap.",
  };
}

type Writable = Pick<Customer, "line" | "blocked" | "optedOut" | "windowUntil">;

/** "23 h", "40 min" */
function left(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.floor((until.getTime() - now.getTime()) / 60_000));
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** Who answers them, when that is not the bot. */
export function answering({ personUntil }: Pick<Customer, "personUntil">, now: Date): Reach | null {
  if (personUntil === null || personUntil <= now) return null;
  return {
    tone: "accent",
    words: `You’re answering until ${moment(personUntil, now)}`,
    sentence:
      "Someone from your shop wrote to them in Facebook’s inbox, so the bot doesn’t reply to what they type. Buttons still work.",
  };
}

/** "14:05", of another day "22 Nov, 14:05" */
function moment(at: Date, now: Date): string {
  return sameDay(at, now) ? time(at) : `${date(at, now)}, ${time(at)}`;
}

/** "1,204 customers", "10,000+ customers" */
export function totalWords(total: number): string {
  return total === 1 ? "1 customer" : `${countWords(total)} customers`;
}

/** Which link brought them. */
export function originWords(origin: string): string {
  return origin === "" ? "Found you directly" : origin;
}

/** What a customer did, when it was not a message. */
export function deed({ kind, text }: TimelineEntry): string {
  switch (kind) {
    case "start":
      return text ? `Opened the chat from ${text}` : "Opened the chat";
    case "reaction":
      return text ? `Reacted: ${text}` : "Reacted to a message";
    default:
      return text ?? "Sent something without text, such as a picture";
  }
}

/** "Redeemed at Till 1: UMI-7K3M, Sale €23.50, €2.35 off" */
export function couponDeed(kind: string, coupon: NonNullable<TimelineEntry["coupon"]>): string {
  const happened = kind === "coupon_undone" ? "undone" : kind === "coupon_voided" ? "voided" : "redeemed";
  const { code, reason } = coupon;
  const more = [code, moneyWords(coupon), reason && `“${reason}”`].filter(Boolean).join(", ");
  return `${deedWords({ ...coupon, kind: happened })}: ${more}`;
}

/** The letter in the circle beside a name; a whole one, however many code points it takes. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
