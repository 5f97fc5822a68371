import { fromServer } from "../i18n/from-server.ts";
import { API, del, get, patch, post } from "./client.ts";
import { dateOrNull, type Wire } from "./wire.ts";

/** What people may ask about, and which channels are told. */
export interface Topic {
  id: string;
  name: string;
  /** In other languages, by their tags. */
  names: Readonly<Record<string, string>>;
  /** It takes what no topic is for, and what another's channel could not take. */
  isDefault: boolean;
  /** Ids. */
  channels: string[];
  openRequests: number;
}

export type TopicChange = Wire<"TopicChange">;

/** One Slack channel, mailbox or address of another system. */
export interface Channel {
  id: string;
  type: string;
  name: string;
  /** With the secret part of it hidden. */
  address: string;
  fromSettings: boolean;
  /** Names of the topics that tell it. */
  topics: string[];
  /** Whether it is sent the older notes about coupons. */
  coupons: boolean;
  /** The events it is told. */
  events: EventType[];
  /** Off: it took no event for a day, so they wait. */
  state: Wire<"DeskChannel">["state"];
  /** Why the last attempt failed before it was switched off; a plain sentence. */
  reason: string | null;
  failingSince: Date | null;
  /** Signs what is sent there; only in the answer that made it. */
  secret: string | null;
}

/** What happens to customers, as programs are told. */
export type EventType = Wire<"EventType">;

/** All events, in the order in which they happen. */
export const EVENT_TYPES: readonly EventType[] = [
  "customer.came",
  "customer.responded",
  "coupon.revealed",
  "coupon.redeemed",
  "lead.created",
  "request.opened",
];

/** A kind of channel, in the server's words. */
export interface ChannelType {
  type: string;
  label: string;
  addressLabel: string;
  addressHint: string;
  hasSecret: boolean;
  /** What an empty address means; null when there must be one. */
  addressOfSettings: string | null;
}

export type NewChannel = Wire<"NewChannel">;
export type ChannelChange = Wire<"ChannelChange">;
export type ChannelTest = Wire<"ChannelTest">;

/** The contract's longest name of a topic or a channel. */
export const NAME_LIMIT = 80;

const TOPICS = `${API}/topics`;
const CHANNELS = `${API}/channels`;

/** The default desk is last. */
export async function listTopics(): Promise<Topic[]> {
  return (await get<{ topics: Wire<"Topic">[] }>(TOPICS)).topics.map(topicFromWire);
}

export async function createTopic(topic: TopicChange): Promise<Topic> {
  return topicFromWire(await post<Wire<"Topic">>(TOPICS, topic));
}

export async function updateTopic(id: string, change: TopicChange): Promise<Topic> {
  return topicFromWire(await patch<Wire<"Topic">>(`${TOPICS}/${id}`, change));
}

/** Takes it off the list; its requests stay. */
export async function deleteTopic(id: string): Promise<void> {
  await del(`${TOPICS}/${id}`);
}

export async function listChannels(): Promise<{ channels: Channel[]; types: ChannelType[] }> {
  const wire = await get<{ channels: Wire<"DeskChannel">[]; types: Wire<"ChannelType">[] }>(CHANNELS);
  return { channels: wire.channels.map(channelFromWire), types: wire.types.map(typeFromWire) };
}

export async function createChannel(channel: NewChannel): Promise<Channel> {
  return channelFromWire(await post<Wire<"DeskChannel">>(CHANNELS, channel));
}

export async function updateChannel(id: string, change: ChannelChange): Promise<Channel> {
  return channelFromWire(await patch<Wire<"DeskChannel">>(`${CHANNELS}/${id}`, change));
}

/** Removes it from every topic. */
export async function deleteChannel(id: string): Promise<void> {
  await del(`${CHANNELS}/${id}`);
}

/** Sends a test now; a refusal is an answer, too. */
export async function testChannel(id: string): Promise<ChannelTest> {
  return await post<ChannelTest>(`${CHANNELS}/${id}/test`);
}

/** What waited goes out in its order. */
export async function switchChannelOn(id: string): Promise<void> {
  await post(`${CHANNELS}/${id}/on`);
}

/** The new secret; it cannot be seen again. */
export async function replaceChannelSecret(id: string): Promise<string> {
  return (await post<Wire<"NewChannelSecret">>(`${CHANNELS}/${id}/secret`)).secret;
}

/** How many events go out again, and since when there are more. */
export async function replayChannel(id: string, since: Date): Promise<{ events: number; next: Date | null }> {
  const wire = await post<Wire<"Replayed">>(`${CHANNELS}/${id}/replay`, { since: since.toISOString() });
  return { events: wire.events, next: dateOrNull(wire.next) };
}

function topicFromWire({ is_default, open_requests, ...same }: Wire<"Topic">): Topic {
  return { ...same, isDefault: is_default, openRequests: open_requests };
}

function channelFromWire({ from_settings, failing_since, reason, ...same }: Wire<"DeskChannel">): Channel {
  return {
    ...same,
    fromSettings: from_settings,
    failingSince: dateOrNull(failing_since),
    reason: reason && fromServer(reason),
  };
}

function typeFromWire(wire: Wire<"ChannelType">): ChannelType {
  return {
    type: wire.type,
    label: wire.label,
    addressLabel: wire.address_label,
    addressHint: wire.address_hint,
    hasSecret: wire.has_secret,
    addressOfSettings: wire.address_of_settings && fromServer(wire.address_of_settings),
  };
}
