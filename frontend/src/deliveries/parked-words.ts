import { t } from "../i18n/words.ts";

const KINDS: Record<string, string> = {
  STARTED: t.deliveries.openedTheChat,
  RETURNED: t.deliveries.cameBackThroughALink,
  TAPPED: t.deliveries.tappedAButton,
  SAID: t.deliveries.wroteSomething,
  REACTED: t.deliveries.reactedToAMessage,
  DELIVERED: t.deliveries.aMessageWasDelivered,
  READ: t.deliveries.readAMessage,
  ECHO: t.deliveries.copyOfAMessageFromYourPage,
  UNKNOWN: t.deliveries.unknownEvent,
};

/** What the event was about. */
export function eventWord(kind: string): string {
  const word = kind.toLowerCase().replaceAll("_", " ");
  return KINDS[kind] ?? word.charAt(0).toUpperCase() + word.slice(1);
}

/** The event's JSON so that one can read it; what would be changed by that stays as it came. */
export function readable(raw: string): string {
  try {
    const event: unknown = JSON.parse(raw);
    return JSON.stringify(event) === raw ? JSON.stringify(event, null, 2) : raw;
  } catch {
    return raw;
  }
}
