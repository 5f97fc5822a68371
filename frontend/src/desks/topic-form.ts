import { computed, signal } from "@preact/signals";
import { createTopic, NAME_LIMIT, type Topic, updateTopic } from "../api/desks.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem } from "../state/failure.ts";
import { say } from "../ui/toasts.ts";

export type TopicForm = ReturnType<typeof createTopicForm>;

const SERVER = { createTopic, updateTopic };

interface Draft {
  /** Null: a new one. */
  topic: Topic | null;
  name: string;
  channels: readonly string[];
}

/** A topic being made or changed: its name and who is told. */
export function createTopicForm(saved: () => Promise<void>, server = SERVER) {
  const draft = signal<Draft | null>(null);
  /** What is missing is told once somebody has wanted to save. */
  const tried = signal(false);

  const missing = computed(() => {
    const now = draft.value;
    return {
      name: now?.name.trim() === "" ? "Give it a name." : null,
      channels: now?.channels.length === 0 ? "Choose at least one channel." : null,
    };
  });

  function open(next: Draft | null): void {
    tried.value = false;
    save.reset();
    draft.value = next;
  }

  function edit(part: Partial<Draft>): void {
    const now = draft.peek();
    if (now) draft.value = { ...now, ...part };
    save.reset();
  }

  const save = createAction(async () => {
    const now = draft.peek();
    tried.value = true;
    if (!now || missing.peek().name || missing.peek().channels) return;
    const change = { name: now.name.trim(), channels: [...now.channels] };
    const after = await (now.topic ? server.updateTopic(now.topic.id, change) : server.createTopic(change));
    open(null);
    say(now.topic ? `${after.name} is saved` : `${after.name} is a topic now`);
    await saved();
  });

  return {
    ...{ draft, save },
    limit: NAME_LIMIT,
    problem: (field: "name" | "channels") =>
      (tried.value ? missing.value[field] : null) ?? fieldProblem(save.failure.value, field),
    start: (name = "") => open({ topic: null, name, channels: [] }),
    change: (topic: Topic) => open({ topic, name: topic.name, channels: topic.channels }),
    close: () => open(null),
    rename: (name: string) => edit({ name }),
    tell(channel: string, on: boolean) {
      const others = (draft.peek()?.channels ?? []).filter((id) => id !== channel);
      edit({ channels: on ? [...others, channel] : others });
    },
  };
}
