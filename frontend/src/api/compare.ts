import { campaignName } from "./campaigns.ts";
import { API, get } from "./client.ts";
import type { Wire } from "./wire.ts";

export type ComparedPeople = Wire<"ComparedPeople">;
export type Split = NonNullable<Wire<"Comparison">["by"]>;

/** Which campaigns; none stands for the newest that have people. */
export interface CompareChoice {
  campaigns: readonly string[];
  by: Split | null;
}

const at = (path: string, { campaigns, by }: CompareChoice, format?: string): string => {
  const query = new URLSearchParams(campaigns.map((id) => ["campaign", id]));
  if (by) query.set("by", by);
  if (format) query.set("format", format);
  return query.size > 0 ? `${API}${path}?${query}` : `${API}${path}`;
};

export async function compareCampaigns(choice: CompareChoice): Promise<ComparedPeople[]> {
  const { rows } = await get<Wire<"Comparison">>(at("/compare", choice));
  return rows.map((row) => ({ ...row, name: campaignName(row.campaign, row.name) }));
}

/** Where the same can be downloaded as a table for spreadsheets. */
export const exportComparisonUrl = (choice: CompareChoice, format: Wire<"TableFormat">): string =>
  at("/compare.csv", choice, format);
