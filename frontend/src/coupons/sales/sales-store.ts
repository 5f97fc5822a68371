import { signal } from "@preact/signals";
import { showSales } from "../../api/coupons.ts";
import { createResource } from "../../state/resource.ts";
import { firstDay, type Span } from "../../ui/spans.ts";

/** The server looks back a year at most. */
export type SalesSpan = Exclude<Span, "all">;

export type SalesStore = ReturnType<typeof createSalesStore>;

/** What a campaign sold in the days chosen, by source and by day. */
export function createSalesStore(campaign: string, load = showSales, now: () => Date = () => new Date()) {
  const span = signal<SalesSpan>("30");
  const by = signal<"origin" | "day">("origin");
  const sales = createResource(() => load(campaign, firstDay(span.value, now())), { everyMs: 10_000 });
  return { span, by, sales, follow: sales.follow };
}
