import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { listCampaigns, WELCOME } from "../api/campaigns.ts";
import { listOrigins, type PeopleChoice, type Stats, showHistory, showStats } from "../api/figures.ts";
import type { Route } from "../shell/routes.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { createFreshness } from "./freshness.ts";
import { createPulse } from "./pulse.ts";

const OURS = { listCampaigns, listOrigins, showHistory, showStats, createLiveStats };

export type Span = "hour" | "day";
const HOURS: Record<Span, number> = { hour: 24, day: 24 * 30 };

/** A campaign as it goes: live, of everybody or of those from one origin. */
export function createOverviewStore(route: ReadonlySignal<Route>, api = OURS) {
  const campaign = computed(() => route.value.query.get("campaign") || WELCOME);
  const origin = computed(() => route.value.query.get("origin"));
  const span = signal<Span>("hour");
  /** The stage whose people the chart draws; none: the first. */
  const figure = signal<string | null>(null);
  const choice = signal<PeopleChoice | null>(null);

  const everybody = api.createLiveStats(campaign);
  // What is not streamed is asked for again once the stream has moved.
  const moved = createPulse(everybody.stats);
  const campaigns = createResource(api.listCampaigns, { everyMs: 60_000 });
  const origins = createResource(() => {
    void moved.pulse.value;
    return api.listOrigins(campaign.value);
  });
  const history = createResource(
    () => {
      void moved.pulse.value;
      return api.showHistory(campaign.value, { step: span.value, hours: HOURS[span.value] });
    },
    { everyMs: 60_000 },
  );
  const some = createResource(async (): Promise<{ origin: string; stats: Stats } | null> => {
    void moved.pulse.value;
    const [id, from] = [campaign.value, origin.value];
    return from === null ? null : { origin: from, stats: await api.showStats(id, { origin: from }) };
  });

  const stats = computed(() => {
    if (origin.value === null) return everybody.stats.value;
    const known = some.data.value;
    return known?.origin === origin.value && known.stats.campaign === campaign.value ? known.stats : null;
  });
  const chosen = computed(() => campaigns.data.value?.find((one) => one.id === campaign.value) ?? null);
  const freshness = createFreshness(everybody.live);

  function follow(): () => void {
    const close = effect(() => {
      // Another campaign's people, or another origin's, are other people.
      void [campaign.value, origin.value];
      choice.value = null;
    });
    const stop = followAll(everybody, moved, freshness, campaigns, origins, history, some);
    return () => {
      close();
      stop();
    };
  }

  return {
    ...{ campaign, origin, span, figure, choice, stats, campaigns, chosen, origins, history, some, follow },
    live: freshness.state,
    /** True when there is no such campaign. */
    unknown: computed(() => campaigns.data.value !== null && chosen.value === null),
    /** Opens the people behind a figure. */
    open(people: PeopleChoice): void {
      choice.value = { ...people, origin: origin.peek() ?? undefined };
    },
    close(): void {
      choice.value = null;
    },
  };
}

export type OverviewStore = ReturnType<typeof createOverviewStore>;
