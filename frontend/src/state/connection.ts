import { type ReadonlySignal, signal } from "@preact/signals";

export interface Connection {
  /** When the server last answered before it went silent; null while it answers. */
  lostSince: ReadonlySignal<Date | null>;
  /** Grows each time what is shown should be fetched again: the connection is back, or somebody signed in again. */
  back: ReadonlySignal<number>;
  reached(): void;
  unreachable(): void;
  signedInAgain(): void;
  /** From now on asks the server whether it is there whenever it has been silent for a while. */
  follow(): () => void;
}

const PROBE_MS = 2_500;
/** With the probe's own patience of 4 s, silence is noticed within 10 s. */
const QUIET_MS = 5_000;

/** Knows whether the server answers; once it does not, tries by itself until it does. */
export function createConnection(
  probe: () => Promise<unknown>,
  clock: () => Date = () => new Date(),
): Connection {
  const lostSince = signal<Date | null>(null);
  const back = signal(0);
  let heardAt = clock();
  let timer: ReturnType<typeof setTimeout> | undefined;

  let followed = false;

  function probeAfter(ms: number): void {
    clearTimeout(timer);
    // What the probe hears arrives through reached and unreachable, like every other call's end.
    timer = setTimeout(() => void probe().catch(() => {}), ms);
  }

  return {
    lostSince,
    back,
    reached() {
      heardAt = clock();
      if (followed) probeAfter(QUIET_MS);
      else clearTimeout(timer);
      if (lostSince.peek() === null) return;
      lostSince.value = null;
      back.value = back.peek() + 1;
    },
    unreachable() {
      if (lostSince.peek() === null) lostSince.value = heardAt;
      probeAfter(PROBE_MS);
    },
    signedInAgain() {
      back.value = back.peek() + 1;
    },
    follow() {
      followed = true;
      probeAfter(QUIET_MS);
      return () => {
        followed = false;
        clearTimeout(timer);
      };
    },
  };
}
