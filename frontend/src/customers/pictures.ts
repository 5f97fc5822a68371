import type { Version } from "../api/campaigns.ts";
import type { TimelineEntry } from "../api/customers.ts";
import { stories } from "../stories/the-stories.ts";

/** The versions of each campaign, by its id. */
export type Versions = Readonly<Record<string, readonly Version[]>>;

/** The key of the text with the address of the picture that such a message is; null when it is none. */
export function pictureText(kind: string): string | null {
  const told = (stories.data.value ?? []).flatMap(({ messages }) => messages);
  const message = told.find((one) => one.key === kind);
  return (message?.kind === "image" && message.texts[0]) || null;
}

/** The campaigns of which a picture was sent, each once. */
export function picturedCampaigns(entries: readonly TimelineEntry[]): string[] {
  const ids = entries.flatMap(({ kind, campaign }) => (pictureText(kind) && campaign ? [campaign] : []));
  return [...new Set(ids)].sort();
}

/** The picture a message showed: that of the version live when it went out; null when we do not know it. */
export function pictureOf(
  { kind, campaign, at }: Pick<TimelineEntry, "kind" | "campaign" | "at">,
  versions: Versions,
): string | null {
  const text = pictureText(kind);
  if (text === null || campaign === null) return null;
  const live = versions[campaign]?.find(({ publishedAt }) => publishedAt <= at);
  return live?.copy[text] || null;
}
