import { computed, signal } from "@preact/signals";
import type { TranslationsChange } from "../api/campaigns.ts";
import { listStoryLanguages, type Story, showStory, updateStory } from "../api/stories.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { say } from "../ui/toasts.ts";
import { createTranslations } from "./translations.ts";

export type StoryStore = ReturnType<typeof createStoryStore>;

const SERVER = { showStory, updateStory, listStoryLanguages };

/** The texts of one talk: as they are, and as they are being typed. */
export function createStoryStore(name: string, server = SERVER) {
  const story = createResource(() => server.showStory(name));
  const draft = signal<Readonly<Record<string, string>>>({});

  const main = computed(() => ({ ...story.data.value?.fields, ...draft.value }));
  const mainChanged = computed(() => differing(draft.value, story.data.value));
  const texts = computed(() => {
    const now = story.data.value;
    return now && { id: name, language: now.language, translations: now.translations };
  });
  const languages = createTranslations({
    campaign: texts,
    main,
    published: computed(() => story.data.value?.fields ?? null),
    story: computed(() => storyNamed(name)),
    ask: server.listStoryLanguages,
  });
  /** In the language in view. */
  const fields = computed(() => languages.said(main.value));
  /** How many texts, in all languages. */
  const changes = computed(() => Object.keys(mainChanged.value).length + languages.changes.value);

  /** The main language when the draft was begun: another one may be chosen meanwhile. */
  let typedIn: string | undefined;

  async function put(words: Record<string, string>, translations: TranslationsChange): Promise<void> {
    const none = Object.keys(translations).length === 0;
    const language = typedIn ?? story.data.peek()?.language ?? "";
    story.set(
      await (none
        ? server.updateStory(name, language, words)
        : server.updateStory(name, language, words, translations)),
    );
    typedIn = undefined;
  }

  const save = createAction(async () => {
    const [known, next, typed] = [story.data.peek(), mainChanged.peek(), languages.typed()];
    const before = Object.fromEntries(Object.keys(next).map((field) => [field, known?.fields[field] ?? ""]));
    const written = Object.entries(typed).map(([tag, words]) => {
      const own = known?.translations[tag];
      return [tag, Object.fromEntries(Object.keys(words).map((key) => [key, own?.[key] ?? null]))];
    });
    await put(next, typed);
    draft.value = differing(draft.peek(), story.data.peek());
    const undo = () =>
      put(before, Object.fromEntries(written)).catch((failure) => say(sentenceOf(failure), { tone: "bad" }));
    say(t.messages.savedEveryoneWhoWritesFromNow, { undo });
  });

  return {
    name,
    story,
    fields,
    changes,
    languages,
    save,
    edit(field: string, text: string) {
      if (languages.translates(field)) languages.edit(field, text);
      else {
        if (Object.keys(draft.peek()).length === 0) typedIn = story.data.peek()?.language;
        draft.value = { ...draft.peek(), [field]: text };
      }
      save.reset();
    },
    discard() {
      draft.value = {};
      typedIn = undefined;
      languages.discard();
      save.reset();
    },
    problem(field: string) {
      const other = languages.other.value;
      return fieldProblem(save.failure.value, other ? `translations.${other.language}.${field}` : field);
    },
    unsaved: () => changes.peek() > 0,
    follow: () => followAll(story, languages),
  };
}

function differing(draft: Readonly<Record<string, string>>, story: Story | null): Record<string, string> {
  return Object.fromEntries(Object.entries(draft).filter(([field, text]) => text !== story?.fields[field]));
}
