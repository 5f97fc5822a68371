import type { BotAnswer } from "../../api/bot.ts";
import { t } from "../../i18n/words.ts";
import type { Tone } from "../../ui/Badge.tsx";

/** What the bot has asked somebody, by the names it sends. */
export interface Person {
  name: string;
  email: string;
  phone: string;
  origin: string;
}

export interface Question {
  topic: string;
  question: string;
}

const PEOPLE = ["Marta Soler", "Jonas Keller", "Aya Tanaka", "Lucas Pereira", "Nora Lind", "Pau Vidal"];
const ORIGINS = ["instagram-bio", "counter-poster", "flyer-spring"];

/** Somebody nobody has met yet. */
export function examplePerson(random: () => number = Math.random): Person {
  const name = PEOPLE[Math.floor(random() * PEOPLE.length)] ?? "Marta Soler";
  const number = 1_000 + Math.floor(random() * 9_000);
  const origin = ORIGINS[Math.floor(random() * ORIGINS.length)] ?? "";
  return {
    name,
    email: `${name.toLowerCase().replace(" ", ".")}.${number}@example.org`,
    phone: `+34 611 22 ${String(number).slice(0, 2)} ${String(number).slice(2)}`,
    origin,
  };
}

/** The body as a bot's author writes it, with the answers filled in. */
export function registration(person: Person): string {
  return JSON.stringify(person, null, 2);
}

/** "Ask for help": the topic, the question, and how to answer. */
export function help({ name, email, phone, origin }: Person, { topic, question }: Question): string {
  return JSON.stringify({ name, email, phone, topic, question, origin }, null, 2);
}

/** What a word processor does to a body: the e-mail begins with a curly quote. */
export function withWrongQuote(body: string): string {
  return body.replace(/("email": )"/, "$1\u201C");
}

export interface Place {
  line: number;
  column: number;
}

/** Where the answer says that the body is broken. */
export function brokenPlace({ status, body }: BotAnswer): Place | null {
  const found = status === 400 ? /line (\d+), column (\d+)/.exec(body) : null;
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

export function answerTone({ status }: Pick<BotAnswer, "status">): Tone {
  if (status < 300) return "good";
  return status < 500 ? "warn" : "bad";
}

const STATUS_WORDS: Record<number, string> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  400: "Bad Request",
  401: "Unauthorized",
  413: "Content Too Large",
  429: "Too Many Requests",
};

/** "201 Created"; over HTTP/2 the words do not come along. */
export function statusLine({ status, words }: Pick<BotAnswer, "status" | "words">): string {
  return `${status} ${words || STATUS_WORDS[status] || ""}`.trim();
}

/** What that means for the shop. */
export function meaning({ status }: Pick<BotAnswer, "status">): string {
  switch (status) {
    case 201:
      return t.bot.registeredTheWelcomeEMailIsOn;
    case 200:
      return t.bot.knownAlreadyNoSecondWelcome;
    case 202:
      return t.bot.askedTheDeskOfThisTopicIsTold;
    case 400:
      return t.bot.notAcceptedTheAnswerSaysWhatTo;
    default:
      return status < 500 ? t.bot.notTaken : t.bot.theServerFailedNothingWasTaken;
  }
}
