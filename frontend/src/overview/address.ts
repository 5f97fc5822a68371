import { WELCOME } from "../api/campaigns.ts";
import type { Line } from "../api/figures.ts";
import type { Tongue } from "../ui/languages.ts";
import type { Span } from "../ui/spans.ts";

export const USUAL: Span = "all";

interface Chosen {
  /** Only the people of this source; an empty one nobody knows. */
  origin?: string | null;
  line?: Line | undefined;
  language?: Tongue | undefined;
  span?: Span;
}

/** The overview's address for one campaign, perhaps for some of its people only. */
export function addressOf(
  campaign: string,
  { origin = null, line, language, span = USUAL }: Chosen = {},
): string {
  const query = new URLSearchParams();
  if (campaign !== WELCOME) query.set("campaign", campaign);
  if (origin !== null) query.set("origin", origin);
  if (line) query.set("line", line);
  if (language) query.set("language", language);
  if (span !== USUAL) query.set("days", span);
  return query.size > 0 ? `/?${query}` : "/";
}
