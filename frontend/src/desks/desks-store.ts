import { computed, signal } from "@preact/signals";
import {
  type Channel,
  type ChannelTest,
  deleteChannel,
  deleteTopic,
  listChannels,
  listTopics,
  type Topic,
  testChannel,
} from "../api/desks.ts";
import { createRowAction } from "../deliveries/row-action.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { createChannelForm } from "./channel-form.ts";
import { createSubscriberStore } from "./subscriber-store.ts";
import { createTopicForm } from "./topic-form.ts";

export type DesksStore = ReturnType<typeof createDesksStore>;

const SERVER = { listTopics, listChannels, deleteTopic, deleteChannel, testChannel };

/** What people may ask about, and where the shop is told. */
export function createDesksStore(server = SERVER) {
  const topics = createResource(server.listTopics, { everyMs: 5_000 });
  const channels = createResource(server.listChannels, { everyMs: 5_000 });
  const leavingTopic = signal<Topic | null>(null);
  const leavingChannel = signal<Channel | null>(null);
  /** What came of the newest test of each channel. */
  const tests = signal<Readonly<Record<string, ChannelTest>>>({});

  async function changed(): Promise<void> {
    await Promise.all([topics.refresh(), channels.refresh()]);
  }

  const removeTopic = createAction(async ({ id, name }: Topic) => {
    await server.deleteTopic(id);
    leavingTopic.value = null;
    say(t.desks.wasDeleted(name));
    await changed();
  });

  const removeChannel = createAction(async ({ id, name }: Channel) => {
    await server.deleteChannel(id);
    leavingChannel.value = null;
    say(t.desks.wasDeleted(name));
    await changed();
  });

  const test = createRowAction(async (id: string) => {
    forgetTest(id);
    tests.value = { ...tests.peek(), [id]: await server.testChannel(id) };
    await channels.refresh();
  });

  function forgetTest(id: string): void {
    const { [id]: _, ...others } = tests.peek();
    tests.value = others;
  }

  return {
    topics,
    channels,
    leavingTopic,
    leavingChannel,
    removeTopic,
    removeChannel,
    test,
    tests,
    forgetTest,
    known: computed(() => channels.data.value?.channels ?? []),
    types: computed(() => channels.data.value?.types ?? []),
    topicForm: createTopicForm(changed),
    channelForm: createChannelForm(changed),
    subscribers: createSubscriberStore(changed),
    askToRemoveTopic(topic: Topic | null) {
      removeTopic.reset();
      leavingTopic.value = topic;
    },
    askToRemoveChannel(channel: Channel | null) {
      removeChannel.reset();
      leavingChannel.value = channel;
    },
    follow: () => followAll(topics, channels),
  };
}
