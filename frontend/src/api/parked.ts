import { API, ask, get, withQuery } from "./client.ts";
import type { Line } from "./figures.ts";
import type { PageAsk, Paged, Wire } from "./wire.ts";

/** A customer's event that could not be handled. */
export interface ParkedEvent {
  id: string;
  person: string;
  line: Line;
  kind: string;
  at: Date;
  receivedAt: Date;
  error: string | null;
  /** The event's JSON as it came. */
  raw: string;
}

const PARKED = `${API}/events/parked`;

export async function listParkedEvents(page: PageAsk = {}): Promise<Paged<ParkedEvent>> {
  const wire = await get<{ events: Wire<"ParkedEvent">[]; next: string | null }>(
    withQuery(PARKED, { ...page }),
  );
  return { items: wire.events.map(parkedFromWire), next: wire.next };
}

/** Handles it again. */
export async function replayParkedEvent(id: string): Promise<void> {
  await ask("POST", `${PARKED}/${id}/replay`);
}

function parkedFromWire({ received_at, at, ...same }: Wire<"ParkedEvent">): ParkedEvent {
  return { ...same, at: new Date(at), receivedAt: new Date(received_at) };
}
