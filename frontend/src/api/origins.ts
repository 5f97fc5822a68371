import { API, get, withQuery } from "./client.ts";
import type { SaleFigures } from "./coupons.ts";
import type { Wire } from "./wire.ts";

/** How many people came from somewhere and what they bought; an empty origin stands for people whose origin is unknown. */
export interface OriginPeople {
  origin: string;
  /** Of people who came from there; sales that nobody is known for have rows without people. */
  whose: Wire<"WhoseSales">;
  /** Leads, customers, and what these have done since, by the keys of the stages. */
  people: Readonly<Record<string, number>>;
  sales: SaleFigures;
}

/** Which people and sales; without a campaign, of all. */
export interface OriginChoice {
  from?: string | undefined;
  to?: string | undefined;
  campaign?: string | undefined;
}

const ORIGINS = `${API}/origins`;

export async function listEverybodysOrigins(choice: OriginChoice = {}): Promise<OriginPeople[]> {
  const { origins } = await get<{ origins: Wire<"Origin">[] }>(withQuery(ORIGINS, { ...choice }));
  return origins.map(({ origin, whose, sales, leads, ...people }) => ({
    origin,
    whose,
    sales,
    // nobody registers in a campaign
    people: choice.campaign ? people : { leads, ...people },
  }));
}

/** Where the same can be downloaded as a table for spreadsheets. */
export function exportOriginsUrl(choice: OriginChoice, format: Wire<"TableFormat">): string {
  return withQuery(`${ORIGINS}.csv`, { ...choice, format });
}
