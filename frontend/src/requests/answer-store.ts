import { signal } from "@preact/signals";
import { answerRequest, type Request } from "../api/requests.ts";
import { t } from "../i18n/words.ts";
import { newId } from "../new-id.ts";
import { createAction } from "../state/action.ts";
import { say } from "../ui/toasts.ts";
import { requestName } from "./request-words.ts";

export type AnswerStore = ReturnType<typeof createAnswerStore>;

const SERVER = { answerRequest };

/** An answer while it is written; `refresh` fetches again what sending it changes. */
export function createAnswerStore(
  request: Pick<Request, "id">,
  refresh: () => Promise<void>,
  server = SERVER,
) {
  const open = signal(false);
  const text = signal("");
  // A second press, or one after a lost reply, is the same answer as long as its words are.
  let key = newId();

  function write(words: string): void {
    text.value = words;
    key = newId();
    send.reset();
  }

  const send = createAction(async (done: boolean) => {
    if (text.peek().trim() === "") return;
    await server.answerRequest(request.id, { text: text.peek(), key, done });
    write("");
    open.value = false;
    say(t.requests.yourAnswerToIsOnItsWay(requestName(request).toLowerCase()));
    await refresh();
  });

  return { open, text, write, send };
}
