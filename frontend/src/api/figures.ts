import type { Tongue } from "../ui/languages.ts";
import { API, get, withOrigin, withQuery } from "./client.ts";
import { followStream, type StreamListener } from "./stream.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

/** How many people have reached each stage of a story, by its key. */
export type People = Readonly<Record<string, number>>;

/** The stages some people have reached, in the order of the figures; each person stands in exactly one path. */
export interface PathCount {
  path: string[];
  people: number;
}

export interface Stats {
  campaign: string;
  /** The key of its story. */
  story: string;
  people: People;
  taps: Readonly<Record<string, number>>;
  paths: PathCount[];
  /** How many of these people talk to the shop by each line. */
  lines: Readonly<Partial<Record<Line, number>>>;
}

/** How somebody talks to the shop. */
export type Line = "messenger" | "web";

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
  reached?: string | undefined;
  without?: string | undefined;
  origin?: string | undefined;
  line?: Line | undefined;
  language?: Tongue | undefined;
  /** Only those who joined the campaign on this day of the shop or later. */
  from?: string | undefined;
}

export interface History {
  step: "hour" | "day";
  /** The shop's day each begins on, such as "2025-11-21". */
  points: { at: Date; day: string; people: People }[];
}

export interface OriginFigures {
  /** Empty: they wrote on their own. */
  origin: string;
  people: People;
}

const of = (campaign: string) => `${API}/campaigns/${encodeURIComponent(campaign)}`;

export async function showStats(
  campaign: string,
  only: { version?: number | undefined } & Pick<PeopleChoice, "origin" | "line" | "language" | "from"> = {},
): Promise<Stats> {
  return await get<Stats>(withOrigin(`${of(campaign)}/stats`, only));
}

/** Follows a campaign's figures, whole at once and after each change, until the returned function is called. */
export function watchStats(campaign: string, listener: StreamListener<Stats>): () => void {
  return followStream<Stats, Stats>(
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
export function exportPeopleUrl(campaign: string, choice: PeopleChoice, format: Wire<"TableFormat">): string {
  const { reached, without, origin, line, language, from } = choice;
  return withOrigin(`${of(campaign)}/people.csv`, { reached, without, origin, line, language, from, format });
}

export async function showHistory(
  campaign: string,
  span: { step?: "hour" | "day"; hours?: number } & Pick<PeopleChoice, "from" | "line" | "language"> = {},
): Promise<History> {
  const wire = await get<Wire<"History">>(withQuery(`${of(campaign)}/history`, { ...span }));
  return {
    step: wire.step,
    points: wire.points.map(({ at, day, people }) => ({ at: new Date(at), day, people })),
  };
}

/** Of some of the campaign's people, or of everybody. */
export async function listOrigins(
  campaign: string,
  only: Pick<PeopleChoice, "from" | "line" | "language"> = {},
): Promise<OriginFigures[]> {
  const path = withQuery(`${of(campaign)}/origins`, { ...only });
  return (await get<{ origins: OriginFigures[] }>(path)).origins;
}

export function personFromWire(wire: Wire<"Person">): Person {
  const { customer_id, name, origin, at } = wire;
  return { customerId: customer_id, name, origin, at: dateOrNull(at) };
}
