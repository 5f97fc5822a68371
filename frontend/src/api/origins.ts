import { API, get, withQuery } from "./client.ts";
import type { Wire } from "./wire.ts";

/** How many people came from somewhere; an empty origin is people of whom nobody knows. */
export type OriginPeople = Wire<"Origin">;

export async function listEverybodysOrigins(
  span: { from?: string | undefined; to?: string | undefined } = {},
): Promise<OriginPeople[]> {
  return (await get<{ origins: OriginPeople[] }>(withQuery(`${API}/origins`, span))).origins;
}
