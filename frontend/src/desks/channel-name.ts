import type { ChannelType } from "../api/desks.ts";

/** "Slack: Sales desk"; a channel that is named as its kind is named once. */
export function channelName(type: string, name: string, types: readonly ChannelType[] | null): string {
  const label =
    types?.find((one) => one.type === type)?.label ?? type.charAt(0).toUpperCase() + type.slice(1);
  return label.toLowerCase() === name.trim().toLowerCase() ? name : `${label}: ${name}`;
}
