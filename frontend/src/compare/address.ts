import type { CompareChoice, Split } from "../api/compare.ts";

/** More do not fit into one picture, and the server takes no more. */
export const MOST_CAMPAIGNS = 10;

const SPLITS: readonly Split[] = ["origin", "line"];

/** What is compared, and by which goal; without one, by that of the first campaign's story. */
export interface Chosen extends CompareChoice {
  goal: string | null;
}

export function chosenIn(query: URLSearchParams): Chosen {
  return {
    campaigns: [...new Set(query.getAll("campaign"))].slice(0, MOST_CAMPAIGNS),
    by: SPLITS.find((split) => split === query.get("by")) ?? null,
    goal: query.get("goal") || null,
  };
}

export function addressOf({ campaigns, by, goal }: Chosen): string {
  const query = new URLSearchParams(campaigns.map((id) => ["campaign", id]));
  if (by) query.set("by", by);
  if (goal) query.set("goal", goal);
  return query.size > 0 ? `/compare?${query}` : "/compare";
}
