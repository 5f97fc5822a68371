import type { Topic } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { PlusIcon, TrashIcon } from "../ui/icons.tsx";
import row from "../ui/list-row.module.css";
import { channelName } from "./channel-name.ts";
import { channelsOf, DEFAULT_HINT } from "./desk-words.ts";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";

/** What people can ask about, each with who is notified; the default desk is last. */
export function TopicList({ store }: { store: DesksStore }) {
  return (
    <Card
      flush
      title={t.desks.topics}
      hint={t.desks.capitalLettersAccentsAnd}
      aside={
        <Button kind="primary" icon={<PlusIcon size={16} />} onPress={() => store.topicForm.start()}>
          {t.desks.newTopic}
        </Button>
      }
    >
      <Loaded resource={store.topics}>
        {(topics) => (
          <ul aria-label={t.desks.topics}>
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
    <li class={row.item}>
      <div class={row.words}>
        <p class={css.line}>
          <bdi class={row.name}>{topic.name}</bdi>
          {topic.isDefault && <Badge>{t.desks.defaultDesk}</Badge>}
          {topic.openRequests > 0 && (
            <a class={css.open} href={`/requests?topic=${topic.id}`}>
              {t.desks.openQuestions(topic.openRequests)}
            </a>
          )}
        </p>
        <ul class={css.chips} aria-label={t.desks.whoIsNotified}>
          {channelsOf(topic, store.known.value).map(({ id, type, name, state }) => (
            <li key={id}>
              <Badge tone={state === "closed" ? "accent" : "warn"} dot={state !== "closed"}>
                <span class={css.chip}>{channelName(type, name, store.types.value)}</span>
              </Badge>
            </li>
          ))}
        </ul>
        {topic.isDefault && <p class={row.soft}>{DEFAULT_HINT}</p>}
      </div>
      <div class={row.buttons}>
        <Button aria-label={t.desks.edit(topic.name)} onPress={() => store.topicForm.change(topic)}>
          {t.desks.edit2}
        </Button>
        {!topic.isDefault && (
          <IconButton
            label={t.desks.delete(topic.name)}
            icon={<TrashIcon />}
            onPress={() => store.askToRemoveTopic(topic)}
          />
        )}
      </div>
    </li>
  );
}
