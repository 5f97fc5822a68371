import type { Delivery } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import type { Choice } from "./choices.ts";
import { messageWord, named, systemWord } from "./message-words.ts";
import type { Sending } from "./sending-words.ts";

/** What the owner can decide about one delivery. */
export type Decision = "retry" | "hurry" | "cancel";

/** What is possible where it stands; nobody can be written to again who was erased. */
export function decisionsFor(delivery: Delivery, now: Date): readonly Decision[] {
  switch (delivery.state) {
    case "queued":
      return delivery.dueAt > now ? ["hurry", "cancel"] : ["cancel"];
    case "held":
      return ["cancel"];
    case "failed":
    case "skipped":
    case "cancelled":
      return isAboutNobody(delivery) ? [] : ["retry"];
    default:
      return [];
  }
}

/** Whom it was for or about has been erased since. */
export function isAboutNobody(delivery: Delivery): boolean {
  const { customerId, leadId, requestId, coupon, event } = delivery;
  const nobody = customerId === null && leadId === null && requestId === null;
  // Events of who was erased are gone with them.
  return nobody && coupon === null && event === null && !isForOwner(delivery);
}

/** The letter about the week. */
export const isForOwner = ({ say }: Delivery): boolean => say === "WEEKLY_LETTER";

/** "Coupon redeemed: UMI-7K3M", "Somebody new came"; null where it is about neither. */
export function toldWords({ coupon, event }: Delivery): string | null {
  if (event !== null) return EVENT_WORDS[event] ?? event;
  return coupon && `${COUPON_EVENTS[coupon.event]}: ${coupon.code}`;
}

const EVENT_WORDS: Readonly<Record<string, string>> = t.desks.events;

const COUPON_EVENTS = {
  coupon_revealed: t.deliveries.couponRevealed,
  coupon_redeemed: t.deliveries.couponRedeemed,
};

/** "Coupon", "Welcome e-mail", "Slack: Sales desk" */
export function whatOf({ say, kind, leadId, channel }: Delivery): string {
  if (say !== null) return messageWord(say);
  if (channel !== null) return `${systemWord(kind)}: ${channel}`;
  return leadId !== null && kind === "email" ? t.deliveries.welcomeEMail : messageWord(kind);
}

/** "The coupon for Ana", "The notification for Sales desk" */
export function deliveryName(delivery: Delivery): string {
  const { channel, customerName } = delivery;
  if (channel !== null) return t.deliveries.theNotificationFor(named(channel));
  if (isForOwner(delivery)) return whatOf(delivery);
  return t.deliveries.theFor(whatOf(delivery), named(customerName));
}

/** What became of the owner's decision. */
export function outcome(decision: Decision, answer: Delivery): string {
  const name = deliveryName(answer);
  if (decision === "cancel") return t.deliveries.wontBeSent2(name);
  if (decision === "hurry") return t.deliveries.isBeingSentNow2(name);
  return answer.state === "held"
    ? t.deliveries.isOnHoldUntilItsCampaign(name)
    : t.deliveries.isBackInLine2(name);
}

/** When it is tried next: at a time, or in words, or not at all. */
export function nextTry(delivery: Delivery, sending: Sending | null, now: Date): Date | string | null {
  switch (delivery.state) {
    case "queued":
      if (delivery.dueAt > now) return delivery.dueAt;
      // Messenger's troubles are those of messages to customers alone.
      if (delivery.kind !== "message") return t.deliveries.next;
      if (sending?.pause) return t.deliveries.afterThePause;
      return sending?.breaker === "open" ? t.deliveries.onceMessengerAnswers : t.deliveries.next;
    case "held":
      return delivery.event !== null ? t.deliveries.onceItsChannelIsOn : t.deliveries.whenItsCampaignResumes;
    case "unknown":
      return delivery.kind === "message" ? t.deliveries.afterWeCheck : t.deliveries.againInAMinute;
    default:
      return null;
  }
}

/** Whether these are still to be tried, so that their next try is worth a column. */
export function isPending(choice: Choice): boolean {
  return choice === "waiting" || choice === "retrying" || choice === "held" || choice === "unknown";
}
