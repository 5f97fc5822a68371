import type { Lead, WelcomeLetter, WelcomeState } from "../api/leads.ts";
import { named } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import type { Tone } from "../ui/Badge.tsx";

export interface LetterWords {
  word: string;
  tone: Tone;
  /** What is said before the time. */
  before?: string;
  /** When it is or was sent. */
  at?: Date;
}

/** The state of the welcome e-mail. */
export function letterWords({ state, dueAt, sentAt, reason }: WelcomeLetter, now: Date): LetterWords {
  switch (state) {
    case "waiting": {
      const word = reason === null ? t.leads.waiting : t.leads.retrying;
      const before = reason === null ? t.leads.sends : t.leads.retries;
      return { word, tone: reason === null ? "calm" : "warn", before, ...(dueAt > now && { at: dueAt }) };
    }
    case "sending":
      return { word: t.leads.sending, tone: "accent" };
    case "sent":
      return { word: t.leads.sent, tone: "good", ...(sentAt && { at: sentAt }) };
    case "failed":
      return { word: t.leads.failed, tone: "bad" };
    case "cancelled":
      return { word: t.leads.cancelled, tone: "calm" };
  }
}

export const WELCOME_STATES: { value: WelcomeState; label: string }[] = [
  { value: "waiting", label: t.leads.eMailWaiting },
  { value: "sending", label: t.leads.eMailSending },
  { value: "sent", label: t.leads.eMailSent },
  { value: "failed", label: t.leads.eMailFailed },
  { value: "cancelled", label: t.leads.eMailCancelled },
];

/** "The welcome e-mail for Ana" */
export function letterName({ name }: Lead): string {
  return t.leads.theWelcomeEMailFor(named(name));
}

/** How somebody found us. */
export function leadOrigin(origin: string): string {
  return origin === "" ? t.leads.unknown : origin;
}

/** A choice of origin as a value of a Select: no choice is not the same as an unknown origin. */
export function originValue(origin: string | null): string {
  return origin === null ? "" : `=${origin}`;
}

export function originOfValue(value: string): string | null {
  return value === "" ? null : value.slice(1);
}
