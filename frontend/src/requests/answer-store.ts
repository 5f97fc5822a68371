import { signal } from "@preact/signals";
import { answerRequest, type Request } from "../api/requests.ts";
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
  let key = newKey();

  function write(words: string): void {
    text.value = words;
    key = newKey();
    send.reset();
  }

  const send = createAction(async (done: boolean) => {
    if (text.peek().trim() === "") return;
    await server.answerRequest(request.id, { text: text.peek(), key, done });
    write("");
    open.value = false;
    say(`Your answer to ${requestName(request).toLowerCase()} is on its way`);
    await refresh();
  });

  return { open, text, write, send };
}

/** A UUID; `crypto.randomUUID` is missing on pages without https. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
