import { type ReadonlySignal, signal } from "@preact/signals";

/** Something the owner can do, such as saving: whether it is under way, and why it did not work. */
export interface Action<A extends unknown[], R> {
  busy: ReadonlySignal<boolean>;
  failure: ReadonlySignal<unknown>;
  /** Runs it once at a time; answers with null when it did not work or is under way already. */
  run(...args: A): Promise<R | null>;
  /** Forgets the last failure. */
  reset(): void;
}

export function createAction<A extends unknown[], R>(deed: (...args: A) => Promise<R>): Action<A, R> {
  const busy = signal(false);
  const failure = signal<unknown>(null);

  async function run(...args: A): Promise<R | null> {
    if (busy.peek()) return null;
    busy.value = true;
    failure.value = null;
    try {
      return await deed(...args);
    } catch (problem) {
      failure.value = problem;
      return null;
    } finally {
      busy.value = false;
    }
  }

  return {
    busy,
    failure,
    run,
    reset: () => {
      failure.value = null;
    },
  };
}
