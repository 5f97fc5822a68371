import { signal } from "@preact/signals";
import { ApiError } from "../api/client.ts";
import {
  listNotUnderstood,
  listPhrases,
  type Phrase,
  type PhraseMeaning,
  removePhrase,
  savePhrase,
} from "../api/phrases.ts";
import { createRowAction } from "../deliveries/row-action.ts";
import { t } from "../i18n/words.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";

export type PhrasesStore = ReturnType<typeof createPhrasesStore>;

const SERVER = { listNotUnderstood, listPhrases, savePhrase, removePhrase };

/** The server says what is wrong with the phrase itself as the end of a sentence. */
function refused(failure: unknown): void {
  const wrong = failure instanceof ApiError && failure.fields.find(({ field }) => field === "text");
  if (!wrong) throw failure;
  say(t.phrases.refused(wrong.message), { tone: "bad" });
}

/** What was not understood, and what the owner says about it. */
export function createPhrasesStore(server = SERVER) {
  const everybody = signal(false);
  const missed = createResource(() => server.listNotUnderstood(everybody.peek() ? 1 : 2), { everyMs: 5_000 });
  const phrases = createResource(server.listPhrases, { everyMs: 5_000 });

  async function changed(): Promise<void> {
    await Promise.all([missed.refresh(), phrases.refresh()]);
  }

  const teach = createRowAction(async (text: string, meaning: PhraseMeaning) => {
    try {
      await server.savePhrase(text, meaning);
    } catch (failure) {
      return refused(failure);
    }
    say(meaning === "other" ? t.phrases.ignored(text) : t.phrases.understood(text));
    await changed();
  });

  const change = createRowAction(
    async (_id: string, { text, meaning: before }: Phrase, to: PhraseMeaning) => {
      try {
        await server.savePhrase(text, to, before);
      } catch (failure) {
        refused(failure);
      } finally {
        await changed();
      }
    },
  );

  const forget = createRowAction(async (id: string) => {
    await server.removePhrase(id);
    await changed();
  });

  return {
    missed,
    phrases,
    everybody,
    teach,
    change,
    forget,
    showEverybody(on: boolean) {
      everybody.value = on;
      void missed.refresh();
    },
    follow: () => followAll(missed, phrases),
  };
}
