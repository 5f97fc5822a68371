export interface StatusWire {
  business: string;
  page_id: string;
  messenger: "simulated" | "real";
  simulator: boolean;
  database: "embedded" | "external";
  webhook_url: string;
  breaker: "closed" | "open" | "half_open";
  page_paused_until: string | null;
  page_pause_reason: string | null;
  version: string;
}

/** What runs on the server, and how it is. */
export interface Status {
  business: string;
  pageId: string;
  messenger: "simulated" | "real";
  simulator: boolean;
  database: "embedded" | "external";
  webhookUrl: string;
  breaker: "closed" | "open" | "half_open";
  pause: { until: Date; reason: string | null } | null;
  version: string;
}

export function statusFromWire(wire: StatusWire): Status {
  const { business, messenger, simulator, database, breaker, version } = wire;
  const until = wire.page_paused_until;
  return {
    ...{ business, messenger, simulator, database, breaker, version },
    pageId: wire.page_id,
    webhookUrl: wire.webhook_url,
    pause: until ? { until: new Date(until), reason: wire.page_pause_reason } : null,
  };
}
