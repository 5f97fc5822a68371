import type { OriginPeople } from "../api/origins.ts";
import { figuresOf } from "../stories/story.ts";
import { campaignStories } from "../stories/the-stories.ts";
import { percent, share } from "../ui/format.ts";

const PEOPLE = [
  { value: "leads", label: "Leads" },
  { value: "customers", label: "Customers" },
];

/** What is counted of the people from one origin; of the stories' figures, those that the server counts by origin. */
export function measures(origins: readonly OriginPeople[]): { value: string; label: string }[] {
  const figures = campaignStories()
    .flatMap(figuresOf)
    .filter(({ stage }) => origins.some(({ people }) => stage in people));
  const once = new Map(figures.map(({ stage, heading }) => [stage, { value: stage, label: heading }]));
  return [...PEOPLE, ...once.values()];
}

const at = ({ people }: OriginPeople, measure: string): number => people[measure] ?? 0;

export interface OriginBar {
  origin: string;
  words: string;
  people: number;
  /** Between 0 and 1, of the origin with the most. */
  share: number;
  /** Such as "40% of 12 customers"; null where it is not part of them. */
  part: string | null;
}

export function originWords(origin: string): string {
  return origin === "" ? "Found you directly" : origin;
}

/** The origins that have any of these people, the most first. */
export function originBars(origins: readonly OriginPeople[], measure: string): OriginBar[] {
  const most = Math.max(0, ...origins.map((one) => at(one, measure)));
  return origins
    .filter((one) => at(one, measure) > 0)
    .sort((one, other) => at(other, measure) - at(one, measure))
    .map((one) => ({
      origin: one.origin,
      words: originWords(one.origin),
      people: at(one, measure),
      share: share(at(one, measure), most),
      part: partOf(measure, at(one, measure), at(one, "customers")),
    }));
}

/** How many there are of each together, and what part of the customers that is. */
export function totals(
  origins: readonly OriginPeople[],
): { measure: string; label: string; people: number; part: string | null }[] {
  const sum = (measure: string) => origins.reduce((all, one) => all + at(one, measure), 0);
  return measures(origins).map(({ value, label }) => ({
    ...{ measure: value, label, people: sum(value) },
    part: partOf(value, sum(value), sum("customers")),
  }));
}

function partOf(measure: string, people: number, customers: number): string | null {
  if (PEOPLE.some(({ value }) => value === measure)) return null;
  return `${percent(share(people, customers))} of customers`;
}
