import { API, get, withOrigin, withQuery } from "./client.ts";
import { followStream, type StreamListener } from "./stream.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

/** The stages of a customer's journey, in the order they are reached; the words are the server's. */
export const STAGES = [
  "sent",
  "delivered",
  "seen",
  "responded",
  "accepted",
  "declined",
  "coupon_sent",
  "coupon_seen",
  "revealed",
  "redeemed",
  "failed",
] as const satisfies readonly Wire<"Stage">[];

export type Stage = Wire<"Stage">;
/** How many people have reached each stage. */
export type People = Record<Stage, number>;
export type TapButton = "SHOW_COUPON" | "NO_THANKS" | "REVEAL";

/** The stages some people have reached, in the order of STAGES; each person stands in exactly one path. */
export interface PathCount {
  path: Stage[];
  people: number;
}

export interface Stats {
  campaign: string;
  people: People;
  taps: Record<TapButton, number>;
  paths: PathCount[];
}

export interface Person {
  /** Null once they are erased. */
  customerId: string | null;
  name: string | null;
  origin: string;
  /** When they reached the stage. */
  at: Date | null;
}

/** Which people of a campaign: those who reached a stage, perhaps not another, perhaps from one origin (empty: nobody knows). */
export interface PeopleChoice {
  reached?: Stage | undefined;
  without?: Stage | undefined;
  origin?: string | undefined;
}

export interface History {
  step: "hour" | "day";
  points: { at: Date; people: People }[];
}

export interface OriginFigures {
  /** Empty: they wrote by themselves. */
  origin: string;
  people: People;
}

const of = (campaign: string) => `${API}/campaigns/${encodeURIComponent(campaign)}`;

export async function showStats(
  campaign: string,
  only: { version?: number | undefined; origin?: string | undefined } = {},
): Promise<Stats> {
  return await get<Wire<"Stats">>(withOrigin(`${of(campaign)}/stats`, only));
}

/** Follows a campaign's figures, whole at once and after each change, until the returned function is called. */
export function watchStats(campaign: string, listener: StreamListener<Stats>): () => void {
  return followStream<Wire<"Stats">, Stats>(
    withQuery(`${API}/live`, { campaign }),
    "stats",
    (stats) => stats,
    listener,
  );
}

export async function listPeople(
  campaign: string,
  choice: PeopleChoice & PageAsk = {},
): Promise<Paged<Person>> {
  const path = withOrigin(`${of(campaign)}/people`, { ...choice });
  const wire = await get<{ people: Wire<"Person">[]; next: string | null }>(path);
  return { items: wire.people.map(personFromWire), next: wire.next };
}

/** Where the same people, all of them, can be downloaded as a table for spreadsheets. */
export function exportPeopleUrl(campaign: string, choice: PeopleChoice = {}): string {
  const { reached, without, origin } = choice;
  return withOrigin(`${of(campaign)}/people.csv`, { reached, without, origin });
}

export async function showHistory(
  campaign: string,
  span: { step?: "hour" | "day"; hours?: number } = {},
): Promise<History> {
  const wire = await get<Wire<"History">>(withQuery(`${of(campaign)}/history`, { ...span }));
  return {
    step: wire.step,
    points: wire.points.map(({ at, people }) => ({ at: new Date(at), people })),
  };
}

export async function listOrigins(campaign: string): Promise<OriginFigures[]> {
  return (await get<{ origins: Wire<"OriginFigures">[] }>(`${of(campaign)}/origins`)).origins;
}

export function nobody(): People {
  return {
    ...{ sent: 0, delivered: 0, seen: 0, responded: 0, accepted: 0, declined: 0 },
    ...{ coupon_sent: 0, coupon_seen: 0, revealed: 0, redeemed: 0, failed: 0 },
  };
}

function personFromWire(wire: Wire<"Person">): Person {
  const { customer_id, name, origin, at } = wire;
  return { customerId: customer_id, name, origin, at: dateOrNull(at) };
}
