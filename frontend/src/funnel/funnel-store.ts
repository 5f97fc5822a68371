import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { nobody, watchStats } from "../api/figures.ts";
import type { LiveState } from "../api/stream.ts";
import { createLiveStats } from "../state/live-stats.ts";
import { type Bar, bars } from "./figures.ts";

export interface FunnelStore {
  live: ReadonlySignal<LiveState>;
  bars: ReadonlySignal<Bar[]>;
  /** True from the first snapshot on. */
  known: ReadonlySignal<boolean>;
  /** Keeps the figures moving until the returned function is called. */
  follow(): () => void;
}

export function createFunnelStore(campaign: string, watch = watchStats): FunnelStore {
  const { stats, live, follow } = createLiveStats(signal(campaign), watch);
  return {
    live,
    known: computed(() => stats.value !== null),
    bars: computed(() => bars(stats.value?.people ?? nobody())),
    follow,
  };
}
