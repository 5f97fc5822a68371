import type { Lead, WelcomeLetter, WelcomeState } from "../api/leads.ts";
import { named } from "../deliveries/message-words.ts";
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
      const word = reason === null ? "Waiting" : "Retrying";
      const before = reason === null ? "Sends" : "Retries";
      return { word, tone: reason === null ? "calm" : "warn", before, ...(dueAt > now && { at: dueAt }) };
    }
    case "sending":
      return { word: "Sending", tone: "accent" };
    case "sent":
      return { word: "Sent", tone: "good", ...(sentAt && { at: sentAt }) };
    case "failed":
      return { word: "Failed", tone: "bad" };
    case "cancelled":
      return { word: "Cancelled", tone: "calm" };
  }
}

export const WELCOME_STATES: { value: WelcomeState; label: string }[] = [
  { value: "waiting", label: "E-mail waiting" },
  { value: "sending", label: "E-mail sending" },
  { value: "sent", label: "E-mail sent" },
  { value: "failed", label: "E-mail failed" },
  { value: "cancelled", label: "E-mail cancelled" },
];

/** "The welcome e-mail for Ana" */
export function letterName({ name }: Lead): string {
  return `The welcome e-mail for ${named(name)}`;
}

/** How somebody found us. */
export function leadOrigin(origin: string): string {
  return origin === "" ? "Unknown" : origin;
}

/** A choice of origin as a value of a Select: no choice is not the same as an unknown origin. */
export function originValue(origin: string | null): string {
  return origin === null ? "" : `=${origin}`;
}

export function originOfValue(value: string): string | null {
  return value === "" ? null : value.slice(1);
}
