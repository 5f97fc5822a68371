import { WELCOME } from "../api/campaigns.ts";

/** The overview's address for one campaign, perhaps for the people of one origin; of an empty one nobody knows. */
export function addressOf(campaign: string, origin: string | null = null): string {
  const query = new URLSearchParams();
  if (campaign !== WELCOME) query.set("campaign", campaign);
  if (origin !== null) query.set("origin", origin);
  return query.size > 0 ? `/?${query}` : "/";
}
