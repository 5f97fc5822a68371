import type { ReadonlySignal } from "@preact/signals";
import { type Status, showStatus } from "../api/status.ts";
import { createResource } from "../state/resource.ts";

export interface StatusStore {
  status: ReadonlySignal<Status | null>;
  /** Asks now and again every few seconds, until the returned function is called. */
  follow(): () => void;
}

/** How the server is, as fresh as a few seconds. */
export function createStatusStore(load: () => Promise<Status> = showStatus): StatusStore {
  const { data, follow } = createResource(load, { everyMs: 5_000 });
  return { status: data, follow };
}
