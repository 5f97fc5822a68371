import { type ReadonlySignal, signal } from "@preact/signals";

export interface Connection {
  /** When the server last answered before it went silent; null while it answers. */
  lostSince: ReadonlySignal<Date | null>;
  /** Grows each time what is shown should be fetched again: the connection is back, or somebody signed in again. */
  back: ReadonlySignal<number>;
  reached(): void;
  unreachable(): void;
  signedInAgain(): void;
}

const PROBE_MS = 2_500;

/** Knows whether the server answers; once it does not, tries by itself until it does. */
export function createConnection(
  probe: () => Promise<unknown>,
  clock: () => Date = () => new Date(),
): Connection {
  const lostSince = signal<Date | null>(null);
  const back = signal(0);
  let heardAt = clock();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tryLater(): void {
    clearTimeout(timer);
    // What the probe hears arrives through reached and unreachable, like every other call's end.
    timer = setTimeout(() => void probe().catch(() => {}), PROBE_MS);
  }

  return {
    lostSince,
    back,
    reached() {
      heardAt = clock();
      if (lostSince.peek() === null) return;
      clearTimeout(timer);
      lostSince.value = null;
      back.value = back.peek() + 1;
    },
    unreachable() {
      if (lostSince.peek() === null) lostSince.value = heardAt;
      tryLater();
    },
    signedInAgain() {
      back.value = back.peek() + 1;
    },
  };
}
