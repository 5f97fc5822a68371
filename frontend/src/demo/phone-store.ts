import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Chat } from "../api/simulator.ts";
import * as simulator from "../api/simulator.ts";
import type { LiveState } from "../api/stream.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { connection } from "../state/the-connection.ts";
import { isOlder, lines, owesAnswer, ownMessages, type Pending, unread, withoutAnswers } from "./chat.ts";

/** A bot that answers in no time looks broken: for this long at least it is seen writing. */
const WRITES_MS = 420;
/** Without an answer the typing dots end at some point. */
const WRITES_AT_MOST_MS = 8_000;

/** The chat of whichever customer is chosen, and everything they can do on their phone. */
export function createPhoneStore(psid: ReadonlySignal<string | null>, api: typeof simulator = simulator) {
  const chat = signal<Chat | null>(null);
  const pending = signal<Pending[]>([]);
  const typing = signal(false);
  const live = signal<LiveState>("connecting");
  const problem = signal<string | null>(null);
  let newest: Chat | null = null;
  let writesUntil = 0;
  let showing: ReturnType<typeof setTimeout> | undefined;
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  let acts = 0;
  let reading = false;

  function take(next: Chat): void {
    if (next.psid !== psid.peek() || isOlder(next, newest)) return;
    newest = next;
    const known = chat.peek();
    const wait = writesUntil - Date.now();
    if (known && wait > 0) {
      chat.value = withoutAnswers(next, known);
      showing ??= setTimeout(show, wait);
    } else {
      show();
    }
  }

  function show(): void {
    clearTimeout(showing);
    showing = undefined;
    batch(() => {
      chat.value = newest;
      if (newest && !owesAnswer(newest)) rest();
    });
  }

  function write(): void {
    clearTimeout(giveUp);
    writesUntil = Date.now() + WRITES_MS;
    typing.value = true;
    giveUp = setTimeout(rest, WRITES_AT_MOST_MS);
  }

  function rest(): void {
    clearTimeout(giveUp);
    typing.value = false;
  }

  function forget(): void {
    clearTimeout(showing);
    showing = undefined;
    newest = null;
    writesUntil = 0;
    rest();
    batch(() => {
      chat.value = null;
      pending.value = [];
      problem.value = null;
    });
  }

  /** What the customer does shows at once; `said` is what stands in their own bubble. */
  async function act(said: string | null, deed: (psid: string) => Promise<Chat>): Promise<void> {
    const who = psid.peek();
    if (who === null) return;
    const mark = `p${++acts}`;
    problem.value = null;
    if (said !== null) {
      const after = ownMessages(chat.peek()) + pending.peek().length;
      pending.value = [...pending.peek(), { id: mark, text: said, after }];
      write();
    }
    try {
      const answer = await deed(who);
      batch(() => {
        drop(mark);
        take(answer);
      });
    } catch (failure) {
      drop(mark);
      rest();
      problem.value = sentenceOf(failure);
    }
  }

  function drop(mark: string): void {
    pending.value = pending.peek().filter(({ id }) => id !== mark);
  }

  /** The customer looks at the phone. */
  async function read(): Promise<void> {
    const shown = chat.peek();
    if (reading || !shown || shown.blocked || !unread(shown)) return;
    reading = true;
    await act(null, api.readChat);
    reading = false;
  }

  function follow(): () => void {
    const stop = effect(() => {
      void connection.back.value;
      const who = psid.value;
      if (newest?.psid !== who) forget();
      if (who === null) return;
      return api.watchChat(who, {
        news: take,
        state: (state) => {
          live.value = state;
        },
      });
    });
    return () => {
      stop();
      forget();
    };
  }

  return {
    chat,
    typing,
    live,
    problem,
    follow,
    read,
    lines: computed(() => lines(chat.value?.messages ?? [], pending.value)),
    start: () => act(t.demo.getStarted, (who) => api.startChat(who)),
    tap: (title: string, payload: string) => act(title, (who) => api.tapButton(who, payload)),
    say: (text: string) => act(text, (who) => api.sayWords(who, text)),
    answer: (text: string) => act(null, (who) => api.answerByHand(who, text)),
    react: (reaction: string) => act(null, (who) => api.react(who, reaction)),
    block: () => act(null, api.blockPage),
    unblock: () => act(null, api.unblockPage),
  };
}

export type PhoneStore = ReturnType<typeof createPhoneStore>;
