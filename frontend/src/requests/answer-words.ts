import type { Answer, AnswerWay, Request } from "../api/requests.ts";
import { named, type StateWord, stateWord } from "../deliveries/message-words.ts";
import { date, sameDay, time } from "../ui/format.ts";

/** Where an answer will go: "Goes to Ana in Messenger, until 18:05." */
export function wayWords({ name, answerWay }: Pick<Request, "name" | "answerWay">, now: Date): string {
  const who = name === null ? "them" : named(name);
  switch (answerWay.to) {
    case "web":
      return `Goes to ${who} in the website chat.`;
    case "messenger":
      return `Goes to ${who} in Messenger${untilWords(answerWay, now)}.`;
    case "email":
      return `Goes by e-mail to ${named(answerWay.address)}.`;
    default:
      return `You can’t answer here: ${answerWay.problem ?? "they can’t be reached."}`;
  }
}

function untilWords({ until }: AnswerWay, now: Date): string {
  if (until === null) return "";
  return `, until ${sameDay(until, now) ? time(until) : `${date(until, now)}, ${time(until)}`}`;
}

/** How an answer went: "by e-mail". */
export const HOW: Record<Answer["to"], string> = {
  web: "in the website chat",
  messenger: "in Messenger",
  email: "by e-mail",
};

/** How far it has come. */
export function answerWord({ state, attempts }: Answer): StateWord {
  return stateWord(state === "waiting" ? "queued" : state, attempts);
}
