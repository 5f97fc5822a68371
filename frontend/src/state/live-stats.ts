import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { type Stats, watchStats } from "../api/figures.ts";
import type { LiveState } from "../api/stream.ts";
import { connection } from "./the-connection.ts";

export interface LiveStats {
  /** Null until the first snapshot of this campaign has come. */
  stats: ReadonlySignal<Stats | null>;
  live: ReadonlySignal<LiveState>;
  /** Keeps the figures moving, of whichever campaign is chosen, until the returned function is called. */
  follow(): () => void;
}

/** A campaign's figures as they move; the campaign may change while they are followed. */
export function createLiveStats(campaign: ReadonlySignal<string>, watch = watchStats): LiveStats {
  const stats = signal<Stats | null>(null);
  const live = signal<LiveState>("connecting");

  function follow(): () => void {
    return effect(() => {
      // Signed in again, or the line is back: a stream of before may be dead without knowing it.
      void connection.back.value;
      const chosen = campaign.value;
      if (stats.peek()?.campaign !== chosen) stats.value = null;
      return watch(chosen, {
        news: (snapshot) => {
          stats.value = snapshot;
        },
        state: (state) => {
          live.value = state;
        },
      });
    });
  }

  return { stats, live, follow };
}
