import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { listCampaigns, WELCOME } from "../api/campaigns.ts";
import { listOrigins, type PeopleChoice, type Stats, showHistory, showStats } from "../api/figures.ts";
import type { Route } from "../shell/routes.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { tongueOf } from "../ui/languages.ts";
import { lineOf } from "../ui/lines.ts";
import { now } from "../ui/now.ts";
import { firstDay, spanOf } from "../ui/spans.ts";
import { USUAL } from "./address.ts";
import { createFreshness } from "./freshness.ts";
import { pastOf } from "./past.ts";
import { createPulse } from "./pulse.ts";

/** People from one source, on one line, of one language, or who joined since a day. */
export type Only = Pick<PeopleChoice, "origin" | "line" | "language" | "from">;

/** Figures of chosen days are counted person by person, so they are asked for less often. */
const PACE_MS = { everyone: 1_000, days: 5_000 };

const OURS = { listCampaigns, listOrigins, showHistory, showStats, createLiveStats };

/** A campaign as it goes: live, of everybody, of those from one origin, on one line, or of those who joined in some days. */
export function createOverviewStore(
  route: ReadonlySignal<Route>,
  api = OURS,
  today: ReadonlySignal<Date> = now,
) {
  const campaign = computed(() => route.value.query.get("campaign") || WELCOME);
  const origin = computed(() => route.value.query.get("origin"));
  const line = computed(() => lineOf(route.value.query));
  const language = computed(() => tongueOf(route.value.query));
  const span = computed(() => spanOf(route.value.query, USUAL));
  const from = computed(() => firstDay(span.value, today.value));
  /** The stage whose people the chart draws; none: the first. */
  const figure = signal<string | null>(null);
  const choice = signal<PeopleChoice | null>(null);
  /** Whose figures are looked at; null: everybody's, which are streamed. */
  const only = computed((): Only | null => {
    const chosen = {
      origin: origin.value ?? undefined,
      line: line.value,
      language: language.value,
      from: from.value,
    };
    return Object.values(chosen).every((each) => each === undefined) ? null : chosen;
  });

  const everybody = api.createLiveStats(campaign);
  // What is not streamed is asked for again once the stream has moved.
  const pulse = createPulse(everybody.stats, () =>
    from.peek() === undefined ? PACE_MS.everyone : PACE_MS.days,
  );
  const moved = pulse.pulse;
  const campaigns = createResource(api.listCampaigns, { everyMs: 60_000 });
  const lineAndDays = () => ({ line: line.value, language: language.value, from: from.value });
  const origins = createResource(() => api.listOrigins(campaign.value, lineAndDays()), { moved });
  const history = createResource(() => pastOf(api.showHistory, campaign.value, lineAndDays()), {
    everyMs: 60_000,
    moved,
  });
  const some = createResource(
    async (): Promise<{ only: Only; stats: Stats } | null> => {
      const [id, chosen] = [campaign.value, only.value];
      return chosen && { only: chosen, stats: await api.showStats(id, chosen) };
    },
    { moved },
  );

  const stats = computed(() => {
    if (only.value === null) return everybody.stats.value;
    const known = some.data.value;
    return known?.only === only.value && known.stats.campaign === campaign.value ? known.stats : null;
  });
  /** Whether there are people on more than one line to tell apart. */
  const hasLines = computed(() => Object.keys(everybody.stats.value?.lines ?? {}).length > 1);
  const chosen = computed(() => campaigns.data.value?.find((one) => one.id === campaign.value) ?? null);
  const freshness = createFreshness(everybody.live);

  function follow(): () => void {
    const close = effect(() => {
      // Another campaign's people, or another origin's, are other people.
      void [campaign.value, only.value];
      choice.value = null;
    });
    const stop = followAll(everybody, pulse, freshness, campaigns, origins, history, some);
    return () => {
      close();
      stop();
    };
  }

  return {
    campaign,
    origin,
    line,
    language,
    span,
    only,
    hasLines,
    figure,
    choice,
    stats,
    campaigns,
    chosen,
    origins,
    history,
    some,
    follow,
    live: freshness.state,
    /** True when there is no such campaign. */
    unknown: computed(() => campaigns.data.value !== null && chosen.value === null),
    /** Opens the people behind a figure. */
    open(people: PeopleChoice): void {
      choice.value = { ...people, ...only.peek() };
    },
    close(): void {
      choice.value = null;
    },
  };
}

export type OverviewStore = ReturnType<typeof createOverviewStore>;
