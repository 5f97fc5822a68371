import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { countDeliveries, type DeliveryCounts } from "../api/deliveries.ts";
import { type Status, showStatus } from "../api/status.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { writeFor } from "../ui/format.ts";

export interface StatusStore {
  status: ReadonlySignal<Status | null>;
  /** Whether the server has said how it is, or could not: until then nobody knows whose days to show. */
  asked: ReadonlySignal<boolean>;
  /** How much waits, for the navigation and the overview alike. */
  counts: ReadonlySignal<DeliveryCounts | null>;
  /** Asks now and again every few seconds, until the returned function is called. */
  follow(): () => void;
}

const changes = signal(0);

/** The owner has just changed what the status shows, such as the shop's name. */
export function statusChanged(): void {
  changes.value++;
}

/** How the server and its queue are, as fresh as a few seconds. */
export function createStatusStore(
  load: () => Promise<Status> = showStatus,
  count: () => Promise<DeliveryCounts> = countDeliveries,
): StatusStore {
  const status = createResource(
    () => {
      void changes.value;
      return load().then(onShopsClock);
    },
    { everyMs: 5_000 },
  );
  const counts = createResource(count, { everyMs: 5_000 });
  const asked = computed(() => status.state.value.kind !== "loading");
  return { status: status.data, asked, counts: counts.data, follow: () => followAll(status, counts) };
}

/** Before anybody sees the answer, so that no time is shown on another clock first. */
function onShopsClock(status: Status): Status {
  writeFor({ zone: status.timeZone });
  return status;
}
