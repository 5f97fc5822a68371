/** A wait that can be cut short. */
export interface Nap {
  rest(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export function createNap(): Nap {
  const sleepers = new Set<() => void>();
  return {
    rest: (ms, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, ms);
        function done(): void {
          clearTimeout(timer);
          sleepers.delete(done);
          signal.removeEventListener("abort", done);
          resolve();
        }
        sleepers.add(done);
        signal.addEventListener("abort", done);
        if (signal.aborted) done();
      }),
    wake() {
      for (const done of [...sleepers]) done();
    },
  };
}

const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** Exponential backoff with jitter. */
export function patience(failures: number, chance: () => number = Math.random): number {
  return Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + chance());
}
