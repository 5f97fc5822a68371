import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api/api.ts";
import { ApiError } from "../api/client.ts";
import type { Status } from "../api/status.ts";

const REFRESH_MS = 5_000;

export interface StatusStore {
  status: ReadonlySignal<Status | null>;
  /** True while the newest answer is missing: what is shown may be old. */
  stale: ReadonlySignal<boolean>;
  /** Asks now and again every few seconds, until the returned function is called. */
  follow(): () => void;
}

export function createStatusStore(api: Api, sessionEnded: () => void): StatusStore {
  const status = signal<Status | null>(null);
  const stale = signal(false);

  async function load(): Promise<void> {
    try {
      status.value = await api.status();
      stale.value = false;
    } catch (failure) {
      stale.value = true;
      if (failure instanceof ApiError && failure.status === 401) sessionEnded();
    }
  }

  function follow(): () => void {
    void load();
    const timer = setInterval(() => void load(), REFRESH_MS);
    return () => clearInterval(timer);
  }

  return { status, stale, follow };
}
