import { signal } from "@preact/signals";
import {
  type Channel,
  type ChannelChange,
  type ChannelType,
  createChannel,
  type EventType,
  NAME_LIMIT,
  type NewChannel,
  updateChannel,
} from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { createForm } from "../state/form.ts";
import { say } from "../ui/toasts.ts";

export type ChannelForm = ReturnType<typeof createChannelForm>;

const SERVER = { createChannel, updateChannel };

interface Draft {
  /** Null: a new one. */
  channel: Channel | null;
  type: ChannelType;
  name: string;
  /** What is typed; of a channel that is there nothing means as it is. */
  address: string;
  fromSettings: boolean;
  /** Only kinds that sign what they send can be told about customers. */
  coupons: boolean;
  events: readonly EventType[];
}

/** A channel being made or changed. */
export function createChannelForm(saved: () => Promise<void>, server = SERVER) {
  /** The one just made, while its secret can be seen. */
  const made = signal<Channel | null>(null);
  const { open, ...form } = createForm(missingIn, async (draft: Draft) => {
    const after = await (draft.channel
      ? server.updateChannel(draft.channel.id, changeOf(draft, draft.channel))
      : server.createChannel(newChannelOf(draft)));
    open(null);
    if (after.secret) made.value = after;
    else say(t.desks.saved(after.name));
    await saved();
  });

  return {
    ...form,
    made,
    limit: NAME_LIMIT,
    start(type: ChannelType) {
      const fromSettings = type.addressOfSettings !== null;
      open({ channel: null, type, name: "", address: "", fromSettings, coupons: false, events: [] });
    },
    change(channel: Channel, type: ChannelType) {
      const { name, fromSettings, coupons, events } = channel;
      open({ channel, type, name, address: "", fromSettings, coupons, events });
    },
    choose: (type: ChannelType) =>
      form.edit({ type, fromSettings: type.addressOfSettings !== null, coupons: false, events: [] }),
    tell(event: EventType, on: boolean) {
      const events = form.draft.peek()?.events ?? [];
      form.edit({ events: on ? [...events, event] : events.filter((one) => one !== event) });
    },
    forgetSecret() {
      made.value = null;
    },
  };
}

function missingIn(draft: Draft) {
  return {
    name: draft.name.trim() === "" ? t.desks.enterAName : null,
    address: needsAddress(draft) && draft.address.trim() === "" ? t.desks.enterAnAddress : null,
  };
}

/** Whether there is none yet, so that one must be typed. */
function needsAddress({ channel, fromSettings }: Draft): boolean {
  return !fromSettings && (channel === null || channel.fromSettings);
}

function newChannelOf({ type, name, address, fromSettings, coupons, events }: Draft): NewChannel {
  return {
    type: type.type,
    name: name.trim(),
    ...(!fromSettings && { address: address.trim() }),
    ...(coupons && { coupons }),
    ...(events.length > 0 && { events: [...events] }),
  };
}

function changeOf({ name, address, fromSettings, coupons, events }: Draft, before: Channel): ChannelChange {
  const typed = address.trim();
  const change = {
    name: name.trim(),
    ...(coupons !== before.coupons && { coupons }),
    ...(!isSame(events, before.events) && { events: [...events] }),
  };
  if (fromSettings) return { ...change, ...(!before.fromSettings && { address: "" }) };
  return { ...change, ...(typed && { address: typed }) };
}

function isSame(one: readonly EventType[], other: readonly EventType[]): boolean {
  return one.length === other.length && one.every((event) => other.includes(event));
}
