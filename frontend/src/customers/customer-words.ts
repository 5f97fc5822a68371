import type { Customer, TimelineEntry } from "../api/customers.ts";
import type { Tone } from "../ui/Badge.tsx";
import { date, sameDay, time } from "../ui/format.ts";

export interface Reach {
  tone: Tone;
  words: string;
  /** What it means and what would change it. */
  sentence: string;
}

/** Whether we may write to them, and until when. */
export function reach({ blocked, optedOut, windowUntil }: Customer, now: Date): Reach {
  if (blocked)
    return {
      tone: "bad",
      words: "Blocked the page",
      sentence: "They blocked the page in Messenger. Only they can undo that.",
    };
  if (optedOut)
    return {
      tone: "warn",
      words: "Opted out",
      sentence: "They asked for no more messages. They get some again once they write START.",
    };
  if (windowUntil === null || windowUntil <= now)
    return {
      tone: "calm",
      words: "Window closed",
      sentence:
        "The 24 hours in which Messenger lets us write are over. They open again when they write or tap.",
    };
  return {
    tone: "good",
    words: `Reachable until ${moment(windowUntil, now)}`,
    sentence: "Messenger lets us write for 24 hours after they last wrote or tapped.",
  };
}

/** Who answers them, when that is not the bot. */
export function answering({ personUntil }: Customer, now: Date): Reach | null {
  if (personUntil === null || personUntil <= now) return null;
  return {
    tone: "accent",
    words: `A person is answering until ${moment(personUntil, now)}`,
    sentence:
      "Somebody wrote to them from Facebook’s inbox, so the bot doesn’t reply to what they type. Buttons still work.",
  };
}

/** "14:05", of another day "22 Nov, 14:05" */
function moment(at: Date, now: Date): string {
  return sameDay(at, now) ? time(at) : `${date(at, now)}, ${time(at)}`;
}

/** Which link brought them. */
export function originWords(origin: string): string {
  return origin === "" ? "By themselves" : origin;
}

/** What a customer did, when it was not a message. */
export function deed({ kind, text }: TimelineEntry): string {
  switch (kind) {
    case "start":
      return text ? `Opened the chat from ${text}` : "Opened the chat";
    case "reaction":
      return text ? `Reacted: ${text}` : "Reacted to a message";
    default:
      return text ?? "Sent something without words, such as a picture";
  }
}

/** The letter in the circle beside a name; a whole one, however many code points it takes. */
export function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
