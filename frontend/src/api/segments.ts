import { type Campaign, campaignFromWire } from "./campaigns.ts";
import { API, del, get, patch, post, put, withQuery } from "./client.ts";
import { type Person, personFromWire } from "./figures.ts";
import type { PageAsk, Paged, Wire } from "./wire.ts";

/** What is asked of a customer: an object with one field, as the contract describes it. */
export type Where = { readonly [about: string]: unknown };

export interface Segment {
  id: string;
  name: string;
  where: Where;
  changedAt: Date;
}

/** How many people a condition is true of: counted, or told by a sample with what it may be. */
export type Headcount = Wire<"Headcount">;

const SEGMENTS = `${API}/segments`;
const at = (id: string, rest = "") => `${SEGMENTS}/${encodeURIComponent(id)}${rest}`;

/** By their names. */
export async function listSegments(): Promise<Segment[]> {
  return (await get<{ segments: Wire<"Segment">[] }>(SEGMENTS)).segments.map(segmentFromWire);
}

export async function createSegment(name: string, where: Where): Promise<Segment> {
  return segmentFromWire(await post<Wire<"Segment">>(SEGMENTS, { name, where }));
}

export async function updateSegment(id: string, change: { name?: string; where?: Where }): Promise<Segment> {
  return segmentFromWire(await patch<Wire<"Segment">>(at(id), change));
}

export async function deleteSegment(id: string): Promise<void> {
  await del(at(id));
}

/** Until the signal says that nobody waits for it any more. */
export async function countPeople(where: Where, signal?: AbortSignal): Promise<Headcount> {
  return await post<Headcount>(`${SEGMENTS}/count`, { where }, signal);
}

export async function listSegmentPeople(id: string, page: PageAsk = {}): Promise<Paged<Person>> {
  const wire = await get<{ people: Wire<"Person">[]; next: string | null }>(
    withQuery(at(id, "/people"), { ...page }),
  );
  return { items: wire.people.map(personFromWire), next: wire.next };
}

/** Where the same people, all of them, can be downloaded as a table for spreadsheets. */
export function exportSegmentPeopleUrl(id: string, format: Wire<"TableFormat">): string {
  return withQuery(at(id, "/people.csv"), { format });
}

/** Says whom a campaign is for; null is everybody. */
export async function choosePeople(campaign: string, segment: string | null): Promise<Campaign> {
  const path = `${API}/campaigns/${encodeURIComponent(campaign)}/audience`;
  return campaignFromWire(await put<Wire<"Campaign">>(path, { segment }));
}

function segmentFromWire({ id, name, where, changed_at }: Wire<"Segment">): Segment {
  return { id, name, where: where as Where, changedAt: new Date(changed_at) };
}
