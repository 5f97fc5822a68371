import type { CampaignState } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { STATES } from "./words.ts";

interface Props {
  state: CampaignState;
  /** Whether a send of it is planned. */
  planned?: boolean;
}

/** A campaign's state in a word; a draft that has a time is planned. */
export function StateBadge({ state, planned = false }: Props) {
  const { word, tone, lasts = false } = STATES[state];
  return (
    <>
      {!(planned && state === "draft") && (
        <Badge tone={tone} dot={lasts}>
          {word}
        </Badge>
      )}
      {planned && <Badge tone="accent">{t.schedule.planned}</Badge>}
    </>
  );
}
