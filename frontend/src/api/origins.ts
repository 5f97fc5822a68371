import { API, get, withQuery } from "./client.ts";
import type { Wire } from "./wire.ts";

/** How many people came from somewhere; an empty origin stands for people whose origin is unknown. */
export interface OriginPeople {
  origin: string;
  /** Leads, customers, and what these have done since, by the keys of the stages. */
  people: Readonly<Record<string, number>>;
}

export async function listEverybodysOrigins(
  span: { from?: string | undefined; to?: string | undefined } = {},
): Promise<OriginPeople[]> {
  const { origins } = await get<{ origins: Wire<"Origin">[] }>(withQuery(`${API}/origins`, span));
  return origins.map(({ origin, ...people }) => ({ origin, people }));
}
