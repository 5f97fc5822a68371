import { WELCOME } from "../api/campaigns.ts";
import type { Journey, TimelineEntry } from "../api/customers.ts";
import { messageWord } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { campaignStories } from "../stories/the-stories.ts";

export interface Label {
  /** The campaign's name; null for the welcome, and for one we do not know. */
  campaign: string | null;
  word: string;
}

/** What a message of ours was: "Coupon", in a campaign of the shop's own "Black Friday", "first message". */
export function labelOf(
  { kind, campaign }: Pick<TimelineEntry, "kind" | "campaign">,
  journeys: readonly Journey[],
): Label {
  if (campaign === null || campaign === WELCOME) return { campaign: null, word: messageWord(kind) };
  const opens = campaignStories().some(({ messages }) => messages[0]?.key === kind);
  const word = opens ? t.customers.firstMessage : messageWord(kind);
  const name = journeys.find((journey) => journey.campaign === campaign)?.campaignName;
  return name === undefined
    ? { campaign: null, word }
    : { campaign: name, word: word.charAt(0).toLowerCase() + word.slice(1) };
}
