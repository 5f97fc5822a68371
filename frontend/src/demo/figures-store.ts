import { computed, effect, signal } from "@preact/signals";
import { type Campaign, listCampaigns, WELCOME } from "../api/campaigns.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { createMoved } from "./moved.ts";

const OURS = { listCampaigns, createLiveStats };

/** The figures beside the phone: of the campaign chosen, or of the one that is being sent. */
export function createFiguresStore(api = OURS) {
  const campaigns = createResource(api.listCampaigns, { everyMs: 3_000 });
  const campaign = signal(WELCOME);
  const underWay = computed(() => campaigns.data.value?.find(isUnderWay)?.id ?? null);
  const live = api.createLiveStats(campaign);
  const grown = createMoved(live.stats);

  /** A send that begins is what everybody wants to see; afterwards it stays, until another is chosen. */
  function follow(): () => void {
    const turn = effect(() => {
      if (underWay.value !== null) campaign.value = underWay.value;
    });
    const stop = followAll(campaigns, live, grown);
    return () => {
      turn();
      stop();
    };
  }

  return {
    campaigns,
    campaign,
    stats: live.stats,
    /** The bar that grew last. */
    moved: grown.moved,
    follow,
    choose(id: string): void {
      campaign.value = id;
    },
  };
}

export type FiguresStore = ReturnType<typeof createFiguresStore>;

const isUnderWay = ({ state }: Campaign): boolean => state === "queueing" || state === "sending";
