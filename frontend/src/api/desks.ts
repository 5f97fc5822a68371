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
  /** Whether it is told when a coupon is revealed or redeemed. */
  coupons: boolean;
  state: Wire<"DeskChannel">["state"];
  failingSince: Date | null;
  /** Signs what is sent there; only in the answer that made it. */
  secret: string | null;
}

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

function topicFromWire({ is_default, open_requests, ...same }: Wire<"Topic">): Topic {
  return { ...same, isDefault: is_default, openRequests: open_requests };
}

function channelFromWire({ from_settings, failing_since, ...same }: Wire<"DeskChannel">): Channel {
  return { ...same, fromSettings: from_settings, failingSince: dateOrNull(failing_since) };
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
