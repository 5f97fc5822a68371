import type { Channel, Topic } from "../api/desks.ts";
import { fromServer } from "../i18n/from-server.ts";
import { t } from "../i18n/words.ts";
import type { Tone } from "../ui/Badge.tsx";
import { duration, list } from "../ui/format.ts";

/** Where a channel leads, in a line. */
export function addressWords({ address, fromSettings }: Channel): string {
  return fromSettings ? t.desks.setByTheServer(fromServer(address)) : address;
}

/** Whether it can be reached; null while there is nothing to say. */
export function channelState({ state }: Channel): { word: string; tone: Tone } | null {
  switch (state) {
    case "open":
      return { word: t.desks.notReachable, tone: "warn" };
    case "half_open":
      return { word: t.desks.retrying, tone: "accent" };
    case "off":
      return { word: t.desks.switchedOff, tone: "bad" };
    case "closed":
      return null;
  }
}

/** "5 min"; whole minutes, so that nothing ticks. */
export function failingFor(since: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - since.getTime()) / 60_000);
  return duration(Math.max(1, minutes) * 60);
}

/** "Used by Sales and Pricing, and notified of 2 events" */
export function toldOf({ topics, coupons, events }: Channel): string {
  const used = topics.length > 0 && t.desks.usedBy(list(topics));
  if (events.length > 0)
    return used ? t.desks.andToldOfEvents(used, events.length) : t.desks.toldOfEvents(events.length);
  if (!used) return coupons ? t.desks.toldAboutCoupons : t.desks.notUsedYet;
  return coupons ? t.desks.andToldAboutCoupons(used) : used;
}

export const DEFAULT_HINT = t.desks.catchAllForUnknownTopicsAnd;

/** The channels a topic tells, in the order of the list. */
export function channelsOf(topic: Topic, channels: readonly Channel[]): Channel[] {
  return channels.filter(({ id }) => topic.channels.includes(id));
}
