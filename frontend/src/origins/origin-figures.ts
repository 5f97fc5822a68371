import type { SaleFigures } from "../api/coupons.ts";
import type { OriginPeople } from "../api/origins.ts";
import { t } from "../i18n/words.ts";
import { figuresOf } from "../stories/story.ts";
import { campaignStories } from "../stories/the-stories.ts";
import { percent, share } from "../ui/format.ts";

const PEOPLE = [
  { value: "customers", label: t.origins.customers },
  { value: "leads", label: t.origins.leads },
];

/** What is counted of the people from one origin; of the stories' figures, those that the server counts by origin. */
export function measures(origins: readonly OriginPeople[]): { value: string; label: string }[] {
  const figures = campaignStories()
    .flatMap(figuresOf)
    .filter(({ stage }) => origins.some(({ people }) => stage in people));
  const once = new Map(figures.map(({ stage, heading }) => [stage, { value: stage, label: heading }]));
  const [customers, leads] = PEOPLE.filter(({ value }) => origins.some(({ people }) => value in people));
  return [customers, ...once.values(), leads].filter((measure) => measure !== undefined);
}

const at = ({ people }: OriginPeople, measure: string): number => people[measure] ?? 0;

export function originWords(origin: string, whose: OriginPeople["whose"] = "person"): string {
  if (whose === "everybody") return t.origins.codesEveryoneHas;
  if (whose === "erased") return t.origins.erasedCustomers;
  return origin === "" ? t.origins.foundYouDirectly : origin;
}

/** All sales together, each currency on its own. */
export function salesOf(rows: readonly OriginPeople[]): SaleFigures {
  const cents = new Map<string | null, { sales: number; discount: number; discounted: number }>();
  for (const { currency, sales, discount, discounted } of rows.flatMap((row) => row.sales.money)) {
    const sum = cents.get(currency) ?? { sales: 0, discount: 0, discounted: 0 };
    sum.sales += Math.round(Number(sales) * 100);
    sum.discount += Math.round(Number(discount) * 100);
    sum.discounted += discounted;
    cents.set(currency, sum);
  }
  const written = (sum: number) => (sum / 100).toFixed(2);
  return {
    redeemers: rows.reduce((all, row) => all + row.sales.redeemers, 0),
    redemptions: rows.reduce((all, row) => all + row.sales.redemptions, 0),
    money: [...cents].map(([currency, { sales, discount, discounted }]) => ({
      currency,
      sales: written(sales),
      discount: written(discount),
      discounted,
    })),
  };
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
