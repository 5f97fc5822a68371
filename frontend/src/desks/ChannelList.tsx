import type { Channel } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { DeliveriesIcon, PlusIcon, RouteIcon, TrashIcon } from "../ui/icons.tsx";
import row from "../ui/list-row.module.css";
import { Notice } from "../ui/Notice.tsx";
import { now } from "../ui/now.ts";
import { channelName } from "./channel-name.ts";
import { addressWords, channelState, failingFor, toldOf } from "./desk-words.ts";
import css from "./desks.module.css";
import type { DesksStore } from "./desks-store.ts";
import { SubscriberLine } from "./SubscriberLine.tsx";

/** Where the shop is notified, each with a way to test it. */
export function ChannelList({ store }: { store: DesksStore }) {
  const [first] = store.types.value;
  return (
    <Card
      flush
      title={t.desks.channels}
      hint={t.desks.whereYourShopGetsNotifiedA}
      aside={
        first && (
          <Button icon={<PlusIcon size={16} />} onPress={() => store.channelForm.start(first)}>
            {t.desks.newChannel}
          </Button>
        )
      }
    >
      <Loaded
        resource={store.channels}
        isEmpty={({ channels }) => channels.length === 0}
        empty={
          <EmptyState
            picture={<RouteIcon size={28} />}
            title={t.desks.noChannelsYet}
            sentence={t.desks.addThePlaceWhereYourShopReads}
          />
        }
      >
        {({ channels }) => (
          <ul aria-label={t.desks.channels}>
            {channels.map((channel) => (
              <Line key={channel.id} channel={channel} store={store} />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}

function Line({ channel, store }: { channel: Channel; store: DesksStore }) {
  const types = store.types.value;
  const type = types.find((one) => one.type === channel.type);
  const state = channelState(channel);
  const busy = store.test.busy.value.has(channel.id);
  return (
    <li class={row.item}>
      <div class={row.words}>
        <p class={css.line}>
          <bdi class={row.name}>{channelName(channel.type, channel.name, types)}</bdi>
          {state && (
            <Badge tone={state.tone} dot>
              {state.word}
            </Badge>
          )}
          {channel.failingSince && (
            <span class={row.soft}>{t.desks.for(failingFor(channel.failingSince, now.value))}</span>
          )}
        </p>
        <p class={css.address}>{addressWords(channel)}</p>
        <p class={row.soft}>{toldOf(channel)}</p>
      </div>
      <div class={row.buttons}>
        <Button
          icon={<DeliveriesIcon size={16} />}
          busy={busy}
          aria-label={t.desks.sendATestTo(channel.name)}
          onPress={() => store.test.run(channel.id)}
        >
          {t.desks.test}
        </Button>
        {type && (
          <Button
            aria-label={t.desks.edit(channel.name)}
            onPress={() => store.channelForm.change(channel, type)}
          >
            {t.desks.edit2}
          </Button>
        )}
        <IconButton
          label={t.desks.delete(channel.name)}
          icon={<TrashIcon />}
          onPress={() => store.askToRemoveChannel(channel)}
        />
      </div>
      {type?.hasSecret && <SubscriberLine channel={channel} store={store.subscribers} />}
      <div class={css.answer} role="status">
        <TestAnswer channel={channel} store={store} />
      </div>
    </li>
  );
}

function TestAnswer({ channel, store }: { channel: Channel; store: DesksStore }) {
  const test = store.tests.value[channel.id];
  if (!test) return null;
  return (
    <Notice
      tone={test.arrived ? "good" : "bad"}
      title={test.arrived ? t.desks.theTestArrived : t.desks.theTestDidntArrive}
    >
      <p>{test.answer}</p>
    </Notice>
  );
}
