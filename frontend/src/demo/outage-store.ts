import { computed, effect, signal } from "@preact/signals";
import { countDeliveries, listDeliveries } from "../api/deliveries.ts";
import { resumePage } from "../api/page.ts";
import { type FailureMode, type Failures, setFailures, showFailures, showLedger } from "../api/simulator.ts";
import { showStatus } from "../api/status.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { MODES, type Queue, unsettled } from "./outage.ts";

const LOOK_EVERY_MS = 1_000;
/** A minute of looks. */
export const TREND_ROOM = 60;

export async function lookAtQueue(): Promise<Queue> {
  const [counts, { breaker, pause }] = await Promise.all([countDeliveries("messages"), showStatus()]);
  const [ledger, waiting] = await Promise.all([
    showLedger(),
    counts.waiting > 0 ? listDeliveries("waiting", { limit: 1 }) : null,
  ]);
  return {
    counts,
    breaker,
    pause,
    nextAt: waiting?.items[0]?.dueAt ?? null,
    accepted: ledger.accepted,
    twice: ledger.duplicateMetadata,
  };
}

/** The switches of the mocked Messenger, and what the queue and the breaker do about them. */
export function createOutageStore(
  look = lookAtQueue,
  show = showFailures,
  set = setFailures,
  resume = resumePage,
) {
  const failures = createResource(show, { everyMs: 5_000 });
  const queue = createResource(look);
  const trend = signal<number[]>([]);

  const put = createAction(async (wanted: Partial<Failures>) => {
    failures.set(await set(wanted));
    await queue.refresh();
  });

  /** The other switches stay as they are. */
  function keep(): Partial<Failures> {
    const { duplicates = 0, reorder = 0 } = failures.data.peek() ?? {};
    return { duplicates, reorder };
  }

  const goOn = createAction(async () => {
    await resume();
    await queue.refresh();
  });

  /** One request at a time: a busy server's answers must not be overtaken endlessly by the next question. */
  function lookOn(): () => void {
    let timer: ReturnType<typeof setTimeout>;
    let followed = true;
    async function again(): Promise<void> {
      if (!document.hidden) await queue.refresh();
      if (followed) timer = setTimeout(again, LOOK_EVERY_MS);
    }
    void again();
    return () => {
      followed = false;
      clearTimeout(timer);
    };
  }

  function follow(): () => void {
    const sampling = effect(() => {
      const seen = queue.data.value;
      if (seen) trend.value = [...trend.peek(), unsettled(seen.counts)].slice(-TREND_ROOM);
    });
    const stop = followAll(failures, { follow: lookOn });
    return () => {
      sampling();
      stop();
    };
  }

  return {
    failures,
    queue,
    trend,
    put,
    goOn,
    follow,
    mode: computed<FailureMode>(() => failures.data.value?.mode ?? "none"),
    turn: (mode: FailureMode) =>
      put.run({ ...keep(), mode, ...MODES.find((known) => known.mode === mode)?.switches }),
    /** Facebook delivers events at least once and in no order; here it can be told to. */
    shake: (what: { duplicates?: number; reorder?: number }) => {
      const mode = failures.data.peek()?.mode ?? "none";
      const switches = MODES.find((known) => known.mode === mode)?.switches;
      return put.run({ ...keep(), ...what, mode, ...switches });
    },
  };
}

export type OutageStore = ReturnType<typeof createOutageStore>;
