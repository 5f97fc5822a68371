import type { Span } from "../ui/spans.ts";

export const USUAL: Span = "30";

/** Without a campaign: of all. */
export function addressOf(span: Span, campaign: string | null = null): string {
  const query = new URLSearchParams();
  if (span !== USUAL) query.set("days", span);
  if (campaign) query.set("campaign", campaign);
  return query.size > 0 ? `/origins?${query}` : "/origins";
}
