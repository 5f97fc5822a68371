import type { ReadonlySignal } from "@preact/signals";
import { countDeliveries, type DeliveryCounts } from "../api/deliveries.ts";
import { type Status, showStatus } from "../api/status.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";

export interface StatusStore {
  status: ReadonlySignal<Status | null>;
  /** How much waits, for the navigation and the overview alike. */
  counts: ReadonlySignal<DeliveryCounts | null>;
  /** Asks now and again every few seconds, until the returned function is called. */
  follow(): () => void;
}

/** How the server and its queue are, as fresh as a few seconds. */
export function createStatusStore(
  load: () => Promise<Status> = showStatus,
  count: () => Promise<DeliveryCounts> = countDeliveries,
): StatusStore {
  const status = createResource(load, { everyMs: 5_000 });
  const counts = createResource(count, { everyMs: 5_000 });
  return { status: status.data, counts: counts.data, follow: () => followAll(status, counts) };
}
