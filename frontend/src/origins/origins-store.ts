import { computed, signal } from "@preact/signals";
import { listCampaigns } from "../api/campaigns.ts";
import { listEverybodysOrigins, type OriginChoice } from "../api/origins.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { firstDay, type Span } from "../ui/spans.ts";

const SERVER = { listEverybodysOrigins, listCampaigns };

export type OriginsStore = ReturnType<typeof createOriginsStore>;

/** Where people came from in the days chosen and what they bought, of all campaigns or of one. */
export function createOriginsStore(
  first: { span: Span; campaign: string | null },
  server = SERVER,
  now: () => Date = () => new Date(),
) {
  const span = signal(first.span);
  const campaign = signal(first.campaign);
  const choice = computed((): OriginChoice => {
    const from = firstDay(span.value, now());
    return { ...(from && { from }), ...(campaign.value && { campaign: campaign.value }) };
  });
  const origins = createResource(() => server.listEverybodysOrigins(choice.value), { everyMs: 10_000 });
  const campaigns = createResource(server.listCampaigns, { everyMs: 60_000 });
  return { span, campaign, choice, origins, campaigns, follow: () => followAll(origins, campaigns) };
}
