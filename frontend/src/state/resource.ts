import { effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { connection } from "./the-connection.ts";

export type Loading<T> =
  | { kind: "loading" }
  | {
      kind: "ready";
      data: T /** Why the newest answer is missing; what is shown may be old. */;
      failure: unknown;
    }
  | { kind: "failed"; failure: unknown };

/** Something of the server's that a screen shows, and how fetching it stands. */
export interface Resource<T> {
  state: ReadonlySignal<Loading<T>>;
  data: ReadonlySignal<T | null>;
  /** True while the newest answer is missing. */
  stale: ReadonlySignal<boolean>;
  /** True while asking. */
  busy: ReadonlySignal<boolean>;
  refresh(): Promise<void>;
  /** Takes what a write answered with for the newest state. */
  set(data: T): void;
  /**
   * Asks now, again when a signal that `load` reads before its first await has changed, when the connection is back,
   * and every `everyMs` while somebody looks; until the returned function is called.
   */
  follow(): () => void;
}

export interface Options {
  everyMs?: number;
  /** When this changes, `load` is asked again, but only once the answer before has come. */
  moved?: ReadonlySignal<unknown>;
}

/** The one way screens fetch: `const campaigns = createResource(listCampaigns, { everyMs: 5_000 })`. */
export function createResource<T>(load: () => Promise<T>, { everyMs, moved }: Options = {}): Resource<T> {
  const state = signal<Loading<T>>({ kind: "loading" });
  const data = signal<T | null>(null);
  const stale = signal(false);
  const busy = signal(false);
  let newest = 0;

  function set(answer: T): void {
    newest++;
    busy.value = false;
    stale.value = false;
    data.value = answer;
    state.value = { kind: "ready", data: answer, failure: null };
  }

  function fail(failure: unknown): void {
    busy.value = false;
    stale.value = true;
    const known = state.peek();
    state.value = known.kind === "ready" ? { ...known, failure } : { kind: "failed", failure };
  }

  async function take(answer: Promise<T>): Promise<void> {
    const turn = ++newest;
    busy.value = true;
    try {
      const fetched = await answer;
      // An answer that was overtaken by a later question, or by a write, is old.
      if (turn === newest) set(fetched);
    } catch (failure) {
      if (turn === newest) fail(failure);
    }
  }

  function followMoved(source: ReadonlySignal<unknown>): () => void {
    let known = source.peek();
    return effect(() => {
      const now = source.value;
      if (busy.value || now === known) return;
      known = now;
      untracked(() => void take(load()));
    });
  }

  function follow(): () => void {
    const stop = effect(() => {
      void connection.back.value;
      const answer = load();
      untracked(() => void take(answer));
    });
    const stopMoved = moved && followMoved(moved);
    // A slow answer is waited for: otherwise each question would overtake the one before, and none be shown.
    const look = () => document.hidden || busy.peek() || void take(load());
    const timer = everyMs && setInterval(look, everyMs);
    if (everyMs) document.addEventListener("visibilitychange", look);
    return () => {
      stop();
      stopMoved?.();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }

  return { state, data, stale, busy, set, follow, refresh: () => take(load()) };
}
