import type { Topic } from "../api/desks.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { plural } from "../ui/format.ts";
import { PlusIcon, TrashIcon } from "../ui/icons.tsx";
import { channelName } from "./channel-name.ts";
import { channelsOf, DEFAULT_HINT } from "./desk-words.ts";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";

/** What people can ask about, each with who is notified; the default desk is last. */
export function TopicList({ store }: { store: DesksStore }) {
  return (
    <Card
      flush
      title="Topics"
      hint="Capital letters, accents and punctuation in a name don’t matter."
      aside={
        <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => store.topicForm.start()}>
          New topic
        </Button>
      }
    >
      <Loaded resource={store.topics}>
        {(topics) => (
          <ul aria-label="Topics">
            {topics.map((topic) => (
              <Line key={topic.id} topic={topic} store={store} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function Line({ topic, store }: { topic: Topic; store: DesksStore }) {
  return (
    <li class={css.item}>
      <div class={css.words}>
        <p class={css.line}>
          <bdi class={css.name}>{topic.name}</bdi>
          {topic.isDefault && <Badge>Default desk</Badge>}
          {topic.openRequests > 0 && (
            <a class={css.open} href={`/requests?topic=${topic.id}`}>
              {plural(topic.openRequests, "open question", "open questions")}
            </a>
          )}
        </p>
        <ul class={css.chips} aria-label="Who is notified">
          {channelsOf(topic, store.known.value).map(({ id, type, name, state }) => (
            <li key={id}>
              <Badge tone={state === "closed" ? "accent" : "warn"} dot={state !== "closed"}>
                <span class={css.chip}>{channelName(type, name, store.types.value)}</span>
              </Badge>
            </li>
          ))}
        </ul>
        {topic.isDefault && <p class={css.soft}>{DEFAULT_HINT}</p>}
      </div>
      <div class={css.buttons}>
        <Button aria-label={`Edit ${topic.name}`} onPress={() => store.topicForm.change(topic)}>
          Edit
        </Button>
        {!topic.isDefault && (
          <IconButton
            label={`Delete ${topic.name}`}
            icon={<TrashIcon />}
            onPress={() => store.askToRemoveTopic(topic)}
          />
        )}
      </div>
    </li>
  );
}
