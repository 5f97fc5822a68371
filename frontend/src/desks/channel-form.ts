import { computed, signal } from "@preact/signals";
import {
  type Channel,
  type ChannelChange,
  type ChannelType,
  createChannel,
  NAME_LIMIT,
  type NewChannel,
  updateChannel,
} from "../api/desks.ts";
import { createAction } from "../state/action.ts";
import { fieldProblem } from "../state/failure.ts";
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
}

/** A channel being made or changed. */
export function createChannelForm(saved: () => Promise<void>, server = SERVER) {
  const draft = signal<Draft | null>(null);
  /** The one just made, while its secret can be seen. */
  const made = signal<Channel | null>(null);
  const tried = signal(false);

  const missing = computed(() => {
    const now = draft.value;
    return {
      name: now?.name.trim() === "" ? "Give it a name." : null,
      address: now && needsAddress(now) && now.address.trim() === "" ? "It has to lead somewhere." : null,
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
    if (!now || missing.peek().name || missing.peek().address) return;
    const after = await (now.channel
      ? server.updateChannel(now.channel.id, changeOf(now, now.channel))
      : server.createChannel(newChannelOf(now)));
    open(null);
    if (after.secret) made.value = after;
    else say(`${after.name} is saved`);
    await saved();
  });

  return {
    ...{ draft, made, save },
    limit: NAME_LIMIT,
    problem: (field: "name" | "address") =>
      (tried.value ? missing.value[field] : null) ?? fieldProblem(save.failure.value, field),
    start(type: ChannelType) {
      open({ channel: null, type, name: "", address: "", fromSettings: type.addressOfSettings !== null });
    },
    change(channel: Channel, type: ChannelType) {
      open({ channel, type, name: channel.name, address: "", fromSettings: channel.fromSettings });
    },
    close: () => open(null),
    edit,
    choose: (type: ChannelType) => edit({ type, fromSettings: type.addressOfSettings !== null }),
    forgetSecret() {
      made.value = null;
    },
  };
}

/** Whether there is none yet, so that one must be typed. */
function needsAddress({ channel, fromSettings }: Draft): boolean {
  return !fromSettings && (channel === null || channel.fromSettings);
}

function newChannelOf({ type, name, address, fromSettings }: Draft): NewChannel {
  return { type: type.type, name: name.trim(), ...(!fromSettings && { address: address.trim() }) };
}

function changeOf({ name, address, fromSettings }: Draft, before: Channel): ChannelChange {
  const typed = address.trim();
  if (fromSettings) return { name: name.trim(), ...(!before.fromSettings && { address: "" }) };
  return { name: name.trim(), ...(typed && { address: typed }) };
}
