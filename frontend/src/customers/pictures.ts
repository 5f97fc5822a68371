import type { Version } from "../api/campaigns.ts";
import type { TimelineEntry } from "../api/customers.ts";

/** The versions of each campaign, by its id. */
export type Versions = Readonly<Record<string, readonly Version[]>>;

/** The campaigns of which a thank-you picture was sent, each once. */
export function picturedCampaigns(entries: readonly TimelineEntry[]): string[] {
  const ids = entries.flatMap(({ kind, campaign }) =>
    kind === "thanks_image" && campaign ? [campaign] : [],
  );
  return [...new Set(ids)].sort();
}

/** The picture a message showed: that of the version live when it went out; null when we do not know it. */
export function pictureOf(
  { kind, campaign, at }: Pick<TimelineEntry, "kind" | "campaign" | "at">,
  versions: Versions,
): string | null {
  if (kind !== "thanks_image" || campaign === null) return null;
  const live = versions[campaign]?.find(({ publishedAt }) => publishedAt <= at);
  return live?.copy.thanks_image || null;
}
