import type { Channel, ChannelType, Topic } from "../api/desks.ts";

/** For tests: Sales, which tells Slack. */
export function aTopic(id: string, rest: Partial<Topic> = {}): Topic {
  return { id, name: "Sales", names: {}, isDefault: false, channels: ["1"], openRequests: 0, ...rest };
}

export function aChannel(id: string, rest: Partial<Channel> = {}): Channel {
  return {
    id,
    type: "slack" as const,
    name: "Slack" as const,
    address: "the demo's Slack" as const,
    fromSettings: true,
    state: "closed" as const,
    topics: ["Sales"],
    coupons: false,
    events: [],
    reason: null,
    failingSince: null,
    secret: null,
    ...rest,
  };
}

export const SLACK: ChannelType = {
  type: "slack",
  label: "Slack",
  addressLabel: "Webhook address",
  addressHint: "https://…",
  hasSecret: false,
  addressOfSettings: "SLACK_WEBHOOK_URL",
};

export const WEBHOOK: ChannelType = {
  type: "webhook",
  label: "Webhook",
  addressLabel: "Address",
  addressHint: "https://…",
  hasSecret: true,
  addressOfSettings: null,
};
