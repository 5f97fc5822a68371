import type { CampaignState } from "../api/campaigns.ts";
import { Badge } from "../ui/Badge.tsx";
import { STATES } from "./words.ts";

/** A campaign's state in a word. */
export function StateBadge({ state }: { state: CampaignState }) {
  const { word, tone, lasts = false } = STATES[state];
  return (
    <Badge tone={tone} dot={lasts}>
      {word}
    </Badge>
  );
}
