import { computed, signal } from "@preact/signals";
import { BOT_PATHS, type BotAnswer, type BotPath, sendAsBot } from "../../api/bot.ts";
import { listTopics } from "../../api/desks.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { examplePerson, help, type Person, type Question, registration, withWrongQuote } from "./bot.ts";

export type Errand = keyof typeof BOT_PATHS;

/** What was sent, and what came back. */
export interface Exchange {
  path: BotPath;
  sent: string;
  answer: BotAnswer;
}

/** Nobody has made a desk for it, unless the owner did. */
const UNFORESEEN = t.bot.giftCards;
const SERVER = { sendAsBot, listTopics };

/** Landbot's bot, as it tells us of somebody, and what it is answered. */
export function createBotStore(server = SERVER, example = examplePerson) {
  const errand = signal<Errand>("user");
  const person = signal<Person>(example());
  const question = signal<Question>({ topic: t.bot.sales, question: t.bot.doYouShipToPorto });
  const last = signal<Exchange | null>(null);
  const topics = createResource(server.listTopics);

  const send = createAction(async (broken: boolean) => {
    const path = BOT_PATHS[errand.peek()];
    const body =
      errand.peek() === "user" ? registration(person.peek()) : help(person.peek(), question.peek());
    const sent = broken ? withWrongQuote(body) : body;
    last.value = { path, sent, answer: await server.sendAsBot(path, sent) };
  });

  return {
    errand,
    person,
    question,
    last,
    send,
    follow: topics.follow,
    topics: computed(() => {
      const named = (topics.data.value ?? []).filter(({ isDefault }) => !isDefault);
      const names = named.length > 0 ? named.map(({ name }) => name) : [t.bot.sales, t.bot.pricing];
      const unknown = names.includes(UNFORESEEN) ? [] : [UNFORESEEN];
      return [
        ...names.map((name) => ({ value: name, label: name })),
        ...unknown.map((name) => ({ value: name, label: t.bot.nobodysTopic(name) })),
      ];
    }),
    turn(next: Errand) {
      errand.value = next;
      last.value = null;
      send.reset();
    },
    edit(part: Partial<Person>) {
      person.value = { ...person.peek(), ...part };
    },
    ask(part: Partial<Question>) {
      question.value = { ...question.peek(), ...part };
    },
    somebodyElse() {
      person.value = example();
      last.value = null;
    },
  };
}

export type BotStore = ReturnType<typeof createBotStore>;
