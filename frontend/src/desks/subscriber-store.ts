import { signal } from "@preact/signals";
import { type Channel, replaceChannelSecret, replayChannel, switchChannelOn } from "../api/desks.ts";
import { createRowAction } from "../deliveries/row-action.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createForm } from "../state/form.ts";
import { now } from "../ui/now.ts";
import { say } from "../ui/toasts.ts";

export type SubscriberStore = ReturnType<typeof createSubscriberStore>;

const SERVER = { replaceChannelSecret, replayChannel, switchChannelOn };

const HOUR_MS = 3_600_000;
/** A minute less than a week: the server keeps a week, by its own clock. */
const WEEK_MS = 7 * 24 * HOUR_MS - 60_000;

/** How far back events can be sent again, in milliseconds. */
export const SPANS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: WEEK_MS };
export type Span = keyof typeof SPANS;

/** The owner's programs that are notified of events: on again, another secret, once more. */
export function createSubscriberStore(changed: () => Promise<void>, server = SERVER) {
  /** Whose secret is about to be replaced. */
  const leavingSecret = signal<Channel | null>(null);
  /** The new secret, while it can be seen. */
  const fresh = signal<{ name: string; secret: string } | null>(null);

  const switchOn = createRowAction(async (id: string) => {
    await server.switchChannelOn(id);
    await changed();
  });

  const replace = createAction(async ({ id, name }: Channel) => {
    const secret = await server.replaceChannelSecret(id);
    leavingSecret.value = null;
    fresh.value = { name, secret };
  });

  const { open, ...again } = createForm(
    () => ({}),
    async ({ channel, span }: { channel: Channel; span: Span }) => {
      const since = new Date(now.peek().getTime() - SPANS[span]);
      const { events, next } = await server.replayChannel(channel.id, since);
      open(null);
      say(next ? t.desks.firstGoOutAgain(events) : t.desks.goOutAgain(events));
    },
  );

  return {
    switchOn,
    replace,
    leavingSecret,
    fresh,
    again,
    askToSendAgain: (channel: Channel) => open({ channel, span: "hour" }),
    askToReplace(channel: Channel | null) {
      replace.reset();
      leavingSecret.value = channel;
    },
    forgetSecret() {
      fresh.value = null;
    },
  };
}
