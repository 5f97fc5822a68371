import { createTopic, NAME_LIMIT, type Topic, updateTopic } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { fieldProblem } from "../state/failure.ts";
import { createForm } from "../state/form.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { createTopic, updateTopic };

interface Draft {
  /** Null: a new one. */
  topic: Topic | null;
  name: string;
  /** In other languages, by their tags; empty where there is none. */
  names: Readonly<Record<string, string>>;
  channels: readonly string[];
}

/** A topic being made or changed: its name and who is told. */
export function createTopicForm(saved: () => Promise<void>, server = SERVER) {
  const { open, ...form } = createForm(missingIn, async ({ topic, name, names, channels }: Draft) => {
    const change = { name: name.trim(), ...changed(names, topic?.names ?? {}), channels: [...channels] };
    const after = await (topic ? server.updateTopic(topic.id, change) : server.createTopic(change));
    open(null);
    say(topic ? t.desks.saved(after.name) : t.desks.isNowATopic(after.name));
    await saved();
  });

  return {
    ...form,
    limit: NAME_LIMIT,
    start: (name = "") => open({ topic: null, name, names: {}, channels: [] }),
    change: (topic: Topic) => open({ topic, name: topic.name, names: topic.names, channels: topic.channels }),
    rename: (name: string) => form.edit({ name }),
    call(language: string, name: string) {
      form.edit({ names: { ...form.draft.peek()?.names, [language]: name } });
    },
    wrongName: (language: string) => fieldProblem(form.save.failure.value, `names.${language}`),
    tell(channel: string, on: boolean) {
      const others = (form.draft.peek()?.channels ?? []).filter((id) => id !== channel);
      form.edit({ channels: on ? [...others, channel] : others });
    },
  };
}

/** Only what differs; an empty name is taken away. */
function changed(names: Draft["names"], before: Draft["names"]) {
  const wanted = Object.entries(names).map(([language, name]) => [language, name.trim()] as const);
  const differing = wanted.filter(([language, name]) => name !== (before[language] ?? ""));
  return differing.length === 0
    ? {}
    : { names: Object.fromEntries(differing.map(([language, name]) => [language, name || null])) };
}

function missingIn({ name, channels }: Draft) {
  return {
    name: name.trim() === "" ? t.desks.enterAName : null,
    channels: channels.length === 0 ? t.desks.chooseAtLeastOneChannel : null,
  };
}
