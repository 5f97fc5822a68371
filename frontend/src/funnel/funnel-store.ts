import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api/api.ts";
import { type LiveState, nobody, type Stats } from "../api/stats.ts";
import { type Bar, bars } from "./figures.ts";

const TRY_AGAIN_MS = 3_000;

export interface FunnelStore {
  live: ReadonlySignal<LiveState>;
  bars: ReadonlySignal<Bar[]>;
  /** True from the first snapshot on. */
  known: ReadonlySignal<boolean>;
  /** Keeps the figures moving until the returned function is called. */
  follow(): () => void;
}

export function createFunnelStore(api: Api, campaign: string, sessionEnded: () => void): FunnelStore {
  const live = signal<LiveState>("connecting");
  const stats = signal<Stats | null>(null);

  function follow(): () => void {
    let followed = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = watch();

    function watch(): () => void {
      return api.watch(campaign, {
        stats: (snapshot) => {
          stats.value = snapshot;
        },
        state: (state) => {
          live.value = state === "refused" ? "reconnecting" : state;
          if (state === "refused") void whyRefused();
        },
      });
    }

    /** Either the session is over, or the server is away for a moment: then we try again. */
    async function whyRefused(): Promise<void> {
      const gone = await api.signedIn().then(
        (signedIn) => !signedIn,
        () => false,
      );
      if (!followed) return;
      if (gone) return sessionEnded();
      clearTimeout(timer);
      timer = setTimeout(() => {
        stop();
        stop = watch();
      }, TRY_AGAIN_MS);
    }

    return () => {
      followed = false;
      clearTimeout(timer);
      stop();
    };
  }

  return {
    live,
    known: computed(() => stats.value !== null),
    bars: computed(() => bars(stats.value?.people ?? nobody())),
    follow,
  };
}
