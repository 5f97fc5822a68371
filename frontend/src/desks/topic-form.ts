import { createTopic, NAME_LIMIT, type Topic, updateTopic } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { createForm } from "../state/form.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { createTopic, updateTopic };

interface Draft {
  /** Null: a new one. */
  topic: Topic | null;
  name: string;
  channels: readonly string[];
}

/** A topic being made or changed: its name and who is told. */
export function createTopicForm(saved: () => Promise<void>, server = SERVER) {
  const { open, ...form } = createForm(missingIn, async ({ topic, name, channels }: Draft) => {
    const change = { name: name.trim(), channels: [...channels] };
    const after = await (topic ? server.updateTopic(topic.id, change) : server.createTopic(change));
    open(null);
    say(topic ? t.desks.saved(after.name) : t.desks.isNowATopic(after.name));
    await saved();
  });

  return {
    ...form,
    limit: NAME_LIMIT,
    start: (name = "") => open({ topic: null, name, channels: [] }),
    change: (topic: Topic) => open({ topic, name: topic.name, channels: topic.channels }),
    rename: (name: string) => form.edit({ name }),
    tell(channel: string, on: boolean) {
      const others = (form.draft.peek()?.channels ?? []).filter((id) => id !== channel);
      form.edit({ channels: on ? [...others, channel] : others });
    },
  };
}

function missingIn({ name, channels }: Draft) {
  return {
    name: name.trim() === "" ? t.desks.enterAName : null,
    channels: channels.length === 0 ? t.desks.chooseAtLeastOneChannel : null,
  };
}
