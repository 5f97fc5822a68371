import { computed, signal } from "@preact/signals";
import { type Story, showStory, updateStory } from "../api/stories.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { createResource } from "../state/resource.ts";
import { say } from "../ui/toasts.ts";

export type StoryStore = ReturnType<typeof createStoryStore>;

const SERVER = { showStory, updateStory };

/** The texts of one talk: as they are, and as they are being typed. */
export function createStoryStore(name: string, server = SERVER) {
  const story = createResource(() => server.showStory(name));
  const draft = signal<Readonly<Record<string, string>>>({});

  const fields = computed(() => ({ ...story.data.value?.fields, ...draft.value }));
  const changed = computed(() => differing(draft.value, story.data.value));

  async function put(words: Record<string, string>): Promise<void> {
    story.set(await server.updateStory(name, words));
  }

  const save = createAction(async () => {
    const [known, next] = [story.data.peek(), changed.peek()];
    const before = Object.fromEntries(Object.keys(next).map((field) => [field, known?.fields[field] ?? ""]));
    await put(next);
    draft.value = differing(draft.peek(), story.data.peek());
    const undo = () => put(before).catch((failure) => say(sentenceOf(failure), { tone: "bad" }));
    say(t.messages.savedEveryoneWhoWritesFromNow, { undo });
  });

  return {
    name,
    story,
    fields,
    changed,
    save,
    edit(field: string, text: string) {
      draft.value = { ...draft.peek(), [field]: text };
      save.reset();
    },
    discard() {
      draft.value = {};
      save.reset();
    },
    problem: (field: string) => fieldProblem(save.failure.value, field),
    unsaved: () => Object.keys(changed.peek()).length > 0,
    follow: story.follow,
  };
}

function differing(draft: Readonly<Record<string, string>>, story: Story | null): Record<string, string> {
  return Object.fromEntries(Object.entries(draft).filter(([field, text]) => text !== story?.fields[field]));
}
