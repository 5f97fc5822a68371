import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  cancelDelivery,
  type Delivery,
  type DeliveryChoice,
  hurryDelivery,
  listDeliveries,
  retryDelivery,
} from "../api/deliveries.ts";
import { createPagedList, type PagedList } from "../state/paged-list.ts";
import { say } from "../ui/toasts.ts";
import { type Decision, outcome } from "./delivery-words.ts";
import { createRowAction, type RowAction } from "./row-action.ts";
import { type SteadyRow, settledRow, steadyRows } from "./steady-rows.ts";

export interface DeliveryListStore {
  list: PagedList<Delivery>;
  rows: ReadonlySignal<readonly SteadyRow[]>;
  decide: RowAction<[decision: Decision]>;
  /** The delivery to a webhook that is being looked at; null: none. */
  shown: Signal<string | null>;
  /** The owner is at the list with the pointer or the keyboard's focus, or has left it. */
  stayStill(because: "pointer" | "focus", still: boolean): void;
  follow(): () => void;
}

const SERVER = { listDeliveries, retryDelivery, hurryDelivery, cancelDelivery };

/** Deliveries of one choice; `changed` is called after each decision. */
export function createDeliveryListStore(
  choice: DeliveryChoice,
  changed: () => void,
  server = SERVER,
): DeliveryListStore {
  const list = createPagedList((cursor) => server.listDeliveries(choice, { cursor }), { everyMs: 2_000 });
  const rows = signal<readonly SteadyRow[]>([]);
  const pointer = signal(false);
  const focus = signal(false);

  const deeds = { retry: server.retryDelivery, hurry: server.hurryDelivery, cancel: server.cancelDelivery };
  const decide = createRowAction(async (id: string, decision: Decision) => {
    const answer = await deeds[decision](id);
    // What is hurried keeps its place in the list it is in.
    if (decision !== "hurry") rows.value = settledRow(rows.peek(), answer);
    const undo = decision === "cancel" ? { undo: () => decide.run(id, "retry") } : {};
    say(outcome(decision, answer), undo);
    changed();
    await list.refresh();
  });

  function follow(): () => void {
    const stop = list.follow();
    const watch = effect(() => {
      rows.value = steadyRows(rows.peek(), list.data.value ?? [], pointer.value || focus.value);
    });
    return () => {
      stop();
      watch();
    };
  }

  return {
    list,
    rows,
    decide,
    shown: signal<string | null>(null),
    follow,
    stayStill: (because, still) => {
      (because === "pointer" ? pointer : focus).value = still;
    },
  };
}
