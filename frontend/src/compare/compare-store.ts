import { computed, signal } from "@preact/signals";
import { listCampaigns } from "../api/campaigns.ts";
import { compareCampaigns } from "../api/compare.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { type Chosen, MOST_CAMPAIGNS } from "./address.ts";

const SERVER = { compareCampaigns, listCampaigns };

export type CompareStore = ReturnType<typeof createCompareStore>;

/** Campaigns side by side as they move, and which ones. */
export function createCompareStore(first: Chosen, server = SERVER) {
  const chosen = signal(first);
  // Another goal is in the same figures: nobody needs to ask again.
  const asked = computed(() => JSON.stringify({ campaigns: chosen.value.campaigns, by: chosen.value.by }));
  const rows = createResource(() => server.compareCampaigns(JSON.parse(asked.value)), { everyMs: 5_000 });
  const campaigns = createResource(server.listCampaigns, { everyMs: 60_000 });
  /** The ids that are ticked; null while nobody chooses. */
  const ticked = signal<readonly string[] | null>(null);

  return {
    chosen,
    rows,
    campaigns,
    ticked,
    /** Those that are compared now are ticked. */
    choose() {
      const { campaigns: asked } = chosen.peek();
      const shown = (rows.data.peek() ?? []).map(({ campaign }) => campaign);
      ticked.value = asked.length > 0 ? asked : [...new Set(shown)];
    },
    tick(id: string, on: boolean) {
      const now = (ticked.peek() ?? []).filter((each) => each !== id);
      if (!on || now.length < MOST_CAMPAIGNS) ticked.value = on ? [...now, id] : now;
    },
    close() {
      ticked.value = null;
    },
    follow: () => followAll(rows, campaigns),
  };
}
