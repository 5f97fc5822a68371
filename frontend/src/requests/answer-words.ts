import type { Answer, AnswerWay, Request } from "../api/requests.ts";
import { named, type StateWord, stateWord } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { date, sameDay, time } from "../ui/format.ts";

/** Where an answer will go: "Goes to Ana in Messenger, until 18:05." */
export function wayWords({ name, answerWay }: Pick<Request, "name" | "answerWay">, now: Date): string {
  const who = name === null ? t.requests.them : named(name);
  switch (answerWay.to) {
    case "web":
      return t.requests.goesToInTheWebsiteChat(who);
    case "messenger":
      return t.requests.goesToInMessenger(who, untilWords(answerWay, now));
    case "email":
      return t.requests.goesByEMailTo(named(answerWay.address));
    default:
      return t.requests.youCantAnswerHere(answerWay.problem);
  }
}

function untilWords({ until }: AnswerWay, now: Date): string {
  if (until === null) return "";
  return t.requests.until(sameDay(until, now) ? time(until) : `${date(until, now)}, ${time(until)}`);
}

/** How an answer went: "by e-mail". */
export const HOW: Record<Answer["to"], string> = {
  web: t.requests.inTheWebsiteChat,
  messenger: t.requests.inMessenger,
  email: t.requests.byEMail,
};

/** How far it has come. */
export function answerWord({ state, attempts }: Answer): StateWord {
  return stateWord(state === "waiting" ? "queued" : state, attempts);
}
