import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { LiveState } from "../api/stream.ts";
import { now as clock } from "../ui/now.ts";

const STALE_AFTER_MS = 10_000;

/** How the line is, and "stale" once it has been gone for so long that the figures may be old. */
export function createFreshness(live: ReadonlySignal<LiveState>, now: ReadonlySignal<Date> = clock) {
  const lostAt = signal<Date | null>(null);

  const state = computed((): LiveState | "stale" => {
    if (lostAt.value === null) return live.value;
    return now.value.getTime() - lostAt.value.getTime() >= STALE_AFTER_MS ? "stale" : live.value;
  });

  function follow(): () => void {
    return effect(() => {
      const lost = live.value === "reconnecting" || (live.value === "connecting" && lostAt.peek() !== null);
      if (!lost) lostAt.value = null;
      else if (lostAt.peek() === null) lostAt.value = new Date();
    });
  }

  return { state, follow };
}
