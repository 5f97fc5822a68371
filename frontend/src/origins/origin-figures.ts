import type { OriginPeople } from "../api/origins.ts";
import { percent, share } from "../ui/format.ts";

/** What is counted of the people from one origin. */
export const MEASURES = [
  { value: "leads", label: "Leads" },
  { value: "customers", label: "Customers" },
  { value: "responded", label: "Responded" },
  { value: "revealed", label: "Revealed" },
  { value: "redeemed", label: "Redeemed" },
] as const;

export type Measure = (typeof MEASURES)[number]["value"];

export interface OriginBar {
  origin: string;
  words: string;
  people: number;
  /** Between 0 and 1, of the origin with the most. */
  share: number;
  /** Such as "40 % of 12 customers"; null where it is no part of them. */
  part: string | null;
}

export function originWords(origin: string): string {
  return origin === "" ? "By themselves, or not known" : origin;
}

/** The origins that have any of these people, the most first. */
export function originBars(origins: readonly OriginPeople[], measure: Measure): OriginBar[] {
  const most = Math.max(0, ...origins.map((one) => one[measure]));
  return origins
    .filter((one) => one[measure] > 0)
    .sort((one, other) => other[measure] - one[measure])
    .map((one) => ({
      origin: one.origin,
      words: originWords(one.origin),
      people: one[measure],
      share: share(one[measure], most),
      part: partOf(one, measure),
    }));
}

/** How many there are of each together, and what part of the customers that is. */
export function totals(
  origins: readonly OriginPeople[],
): { measure: Measure; label: string; people: number; part: string | null }[] {
  const all = { leads: 0, customers: 0, responded: 0, revealed: 0, redeemed: 0 };
  for (const one of origins) {
    for (const { value } of MEASURES) all[value] += one[value];
  }
  return MEASURES.map(({ value, label }) => ({
    ...{ measure: value, label, people: all[value] },
    part: partOf(all, value),
  }));
}

function partOf(people: Record<Measure, number>, measure: Measure): string | null {
  if (measure === "leads" || measure === "customers") return null;
  return `${percent(share(people[measure], people.customers))} of customers`;
}
