import type { OriginPeople } from "../api/origins.ts";
import { figuresOf } from "../stories/story.ts";
import { campaignStories } from "../stories/the-stories.ts";
import { percent, share } from "../ui/format.ts";

const PEOPLE = [
  { value: "customers", label: "Customers" },
  { value: "leads", label: "Leads" },
];

/** What is counted of the people from one origin; of the stories' figures, those that the server counts by origin. */
export function measures(origins: readonly OriginPeople[]): { value: string; label: string }[] {
  const figures = campaignStories()
    .flatMap(figuresOf)
    .filter(({ stage }) => origins.some(({ people }) => stage in people));
  const once = new Map(figures.map(({ stage, heading }) => [stage, { value: stage, label: heading }]));
  const [customers, leads] = PEOPLE;
  return [customers, ...once.values(), leads].filter((measure) => measure !== undefined);
}

const at = ({ people }: OriginPeople, measure: string): number => people[measure] ?? 0;

export function originWords(origin: string): string {
  return origin === "" ? "Found you directly" : origin;
}

/** The sources with the most customers first, and of those alike the ones with more leads. */
export function byCustomers(origins: readonly OriginPeople[]): OriginPeople[] {
  return [...origins].sort(
    (one, other) => at(other, "customers") - at(one, "customers") || at(other, "leads") - at(one, "leads"),
  );
}

/** How long the bar of a source is, between 0 and 1: that of the one with the most customers fills its cell. */
export function barOf(origin: OriginPeople, origins: readonly OriginPeople[]): number {
  return share(at(origin, "customers"), Math.max(0, ...origins.map((one) => at(one, "customers"))));
}

/** What part of the customers did it: "48%"; null where it is not part of them. */
export function partFrom(origin: OriginPeople, measure: string): string | null {
  return partOf(measure, at(origin, measure), at(origin, "customers"));
}

/** How many there are of each together, and what part of the customers that is. */
export function totals(
  origins: readonly OriginPeople[],
): { measure: string; label: string; people: number; part: string | null }[] {
  const sum = (measure: string) => origins.reduce((all, one) => all + at(one, measure), 0);
  return measures(origins).map(({ value, label }) => ({
    measure: value,
    label,
    people: sum(value),
    part: partOf(value, sum(value), sum("customers")),
  }));
}

function partOf(measure: string, people: number, customers: number): string | null {
  if (customers === 0 || PEOPLE.some(({ value }) => value === measure)) return null;
  return percent(share(people, customers));
}
