import { fromServer } from "../i18n/from-server.ts";
import { API, get, patch, post, withQuery } from "./client.ts";
import type { People } from "./figures.ts";
import { dateOrNull, type Wire } from "./wire.ts";

export type CampaignState = Wire<"Campaign">["state"];
/** The texts, labels and images a customer meets, by the keys of the campaign's story. */
export type Copy = Readonly<Record<string, string>>;

/** The campaign that customers run through who open the chat on their own; it always exists. */
export const WELCOME = "welcome";

/** As the owner called it; the welcome is called so by us, until they give it another name. */
export const campaignName = (id: string, name: string): string => (id === WELCOME ? fromServer(name) : name);

export const CAMPAIGN_NAME_LIMIT = 80;

/** People a send does not reach, and why. */
export interface Skipped {
  windowClosed: number;
  optedOut: number;
  blocked: number;
  alreadyIn: number;
}

export interface Send {
  queued: number;
  /** How many of them find it on their next visit to the website. */
  nextVisit: number;
  skipped: Skipped;
}

/** By the tag of a language: what the owner wrote in it, or that their words go. */
export type TranslationsChange = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

export interface Campaign {
  id: string;
  name: string;
  state: CampaignState;
  /** What is sent of it rests for the quiet hours only. */
  quiet: boolean;
  /** Its send has not come to everybody yet. */
  unfinished: boolean;
  /** If the last send goes by each customer's clock: when it is its time by the shop's. */
  clockAt: Date | null;
  /** The key of its story. */
  story: string;
  version: number;
  /** The tag of the main language, which the copy is in. */
  language: string;
  copy: Copy;
  /** What the owner wrote in other languages, by their tags. */
  translations: Readonly<Record<string, Copy>>;
  createdAt: Date;
  /** What came of the last send. */
  send: Send;
  /** The people it is for; null for everybody. */
  segment: { id: string; name: string } | null;
  people: People;
  progress: {
    /** Messages that have not gone out yet. */
    waiting: number;
    /** People who got it, who will find it on their next visit to the website, and who will not get it. */
    now: number;
    nextVisit: number;
    not: number;
    /** The pace allowed; null without a limit. */
    perSecond: number | null;
    /** When the last one goes out at this pace; null when nothing goes out. */
    endsAt: Date | null;
  };
}

export interface Reach {
  reachable: number;
  now: number;
  /** They would find it on their next visit to the website. */
  nextVisit: number;
  skipped: Skipped;
  /** Whom a trial of variants gives nothing. */
  keptOut: number;
  /** False where a sample was asked. */
  exact: boolean;
  /** Of those reached: people whose time zone is known. */
  withClock: number;
  /** At the pace allowed; null without a limit. */
  takesSeconds: number | null;
}

export interface Version {
  version: number;
  publishedAt: Date;
  language: string;
  copy: Copy;
  translations: Readonly<Record<string, Copy>>;
  people: People;
}

const CAMPAIGNS = `${API}/campaigns`;
const at = (id: string, rest = "") => `${CAMPAIGNS}/${encodeURIComponent(id)}${rest}`;

export async function listCampaigns(): Promise<Campaign[]> {
  const wire = await get<{ campaigns: Wire<"Campaign">[] }>(CAMPAIGNS);
  return wire.campaigns.map(campaignFromWire);
}

export async function createCampaign(name: string, story: string): Promise<Campaign> {
  return campaignFromWire(await post<Wire<"Campaign">>(CAMPAIGNS, { name, story }));
}

export async function showCampaign(id: string): Promise<Campaign> {
  return campaignFromWire(await get<Wire<"Campaign">>(at(id)));
}

/** A new name, or a new version of the texts; what is left out stays. */
export async function updateCampaign(
  id: string,
  change: { name?: string; language?: string; copy?: Copy; translations?: TranslationsChange },
): Promise<Campaign> {
  return campaignFromWire(await patch<Wire<"Campaign">>(at(id), change));
}

/** To the people of a segment; null is everybody. */
export async function sendCampaign(id: string, segment: string | null): Promise<Send> {
  return sendFromWire(await post<Wire<"Send">>(at(id, "/send"), { segment }));
}

/** Whom a send to a segment, or to everybody, would reach now. */
export async function showReach(id: string, segment: string | null): Promise<Reach> {
  const wire = await get<Wire<"Reach">>(withQuery(at(id, "/reach"), { segment: segment ?? "everybody" }));
  return {
    reachable: wire.reachable,
    now: wire.now,
    nextVisit: wire.next_visit,
    skipped: skippedFromWire(wire.skipped),
    keptOut: wire.kept_out,
    exact: wire.exact,
    withClock: wire.with_clock,
    takesSeconds: wire.takes_seconds,
  };
}

export const pauseCampaign = (id: string): Promise<Campaign> => turn(id, "pause");
export const resumeCampaign = (id: string): Promise<Campaign> => turn(id, "resume");
export const cancelCampaign = (id: string): Promise<Campaign> => turn(id, "cancel");

async function turn(id: string, verb: "pause" | "resume" | "cancel"): Promise<Campaign> {
  return campaignFromWire(await post<Wire<"Campaign">>(at(id, `/${verb}`)));
}

/** The newest first. */
export async function listVersions(id: string): Promise<Version[]> {
  const wire = await get<{ versions: Wire<"Version">[] }>(at(id, "/versions"));
  return wire.versions.map(({ version, published_at, language, copy, translations, people }) => ({
    version,
    language,
    copy,
    translations,
    people,
    publishedAt: new Date(published_at),
  }));
}

/** Publishes what an older version said as a new one. */
export async function restoreVersion(id: string, version: number): Promise<Campaign> {
  return campaignFromWire(await post<Wire<"Campaign">>(at(id, `/versions/${version}/restore`)));
}

export function campaignFromWire(wire: Wire<"Campaign">): Campaign {
  const { id, name, state, story, version, language, copy, translations, people, progress } = wire;
  return {
    id,
    name: campaignName(id, name),
    state,
    story,
    version,
    language,
    copy,
    translations,
    people,
    createdAt: new Date(wire.created_at),
    send: sendFromWire(wire.send),
    quiet: wire.quiet,
    unfinished: wire.unfinished,
    clockAt: dateOrNull(wire.clock_at),
    segment: wire.segment,
    progress: {
      waiting: progress.waiting,
      now: progress.now,
      nextVisit: progress.next_visit,
      not: progress.not,
      perSecond: progress.per_second,
      endsAt: dateOrNull(progress.ends_at),
    },
  };
}

function sendFromWire(wire: Wire<"Send">): Send {
  return { queued: wire.queued, nextVisit: wire.next_visit, skipped: skippedFromWire(wire.skipped) };
}

function skippedFromWire(wire: Wire<"Skipped">): Skipped {
  return {
    windowClosed: wire.window_closed,
    optedOut: wire.opted_out,
    blocked: wire.blocked,
    alreadyIn: wire.already_in,
  };
}
