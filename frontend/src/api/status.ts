import { fromServer } from "../i18n/from-server.ts";
import { API, get } from "./client.ts";
import type { Wire } from "./wire.ts";

export type Breaker = Wire<"Breaker">;

/** Until when Messenger asked us to be silent, and why. */
export interface Pause {
  until: Date;
  reason: string | null;
}

/** What lists are read from instead of the database itself. */
export interface ReadReplica {
  /** In all but the first, the database itself is read. */
  state: Wire<"ReadReplica">["state"];
  /** By how many seconds it lags at most; null when that is not known. */
  behind: number | null;
}

/** What runs on the server, and how it is. */
export interface Status {
  business: string;
  /** The address of the shop's logo; null until the owner has chosen one. */
  logo: string | null;
  /** The IANA name of the zone of the shop's days. */
  timeZone: string;
  pageId: string;
  messenger: "simulated" | "real";
  simulator: boolean;
  /** No Facebook page is set up: everything here is play, and may be deleted. */
  demo: boolean;
  database: "embedded" | "external";
  webhookUrl: string;
  breaker: Breaker;
  pause: Pause | null;
  /** Why nothing new can be saved just now. */
  databaseTrouble: string | null;
  readReplica: ReadReplica | null;
  version: string;
}

export async function showStatus(): Promise<Status> {
  return statusFromWire(await get<Wire<"Status">>(`${API}/status`));
}

export function statusFromWire(wire: Wire<"Status">): Status {
  const { business, logo, messenger, simulator, demo, database, breaker, version } = wire;
  return {
    business,
    logo,
    messenger,
    simulator,
    demo,
    database,
    breaker,
    version,
    timeZone: wire.time_zone,
    pageId: wire.page_id,
    webhookUrl: wire.webhook_url,
    databaseTrouble: wire.database_trouble && fromServer(wire.database_trouble),
    readReplica: wire.read_replica && {
      state: wire.read_replica.state,
      behind: wire.read_replica.seconds_behind,
    },
    pause: pauseFromWire(wire.page_paused_until, wire.page_pause_reason),
  };
}

export function pauseFromWire(until: string | null, reason: string | null): Pause | null {
  return until === null ? null : { until: new Date(until), reason: reason && fromServer(reason) };
}
