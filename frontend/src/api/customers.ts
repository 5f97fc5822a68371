import { fromServer } from "../i18n/from-server.ts";
import type { Tongue } from "../ui/languages.ts";
import { campaignName } from "./campaigns.ts";
import { API, del, get, post, put, withOrigin, withQuery } from "./client.ts";
import type { Line } from "./figures.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

export interface Customer {
  id: string;
  psid: string;
  line: Line;
  name: string | null;
  origin: string;
  /** What they speak, such as "es"; null as long as nobody knows. */
  language: string | null;
  optedOut: boolean;
  blocked: boolean;
  /** Until when we may write to them; null also on the website, where we always may. */
  windowUntil: Date | null;
  /** Until when a person of the shop is answering; null: the bot answers. */
  personUntil: Date | null;
  lastEventAt: Date | null;
  /** How far they are in the campaign they entered last; null: in none. */
  journey: Journey | null;
}

/** How far a person is in one campaign. */
export interface Journey {
  campaign: string;
  campaignName: string;
  enteredAt: Date;
  /** The key of the campaign's story. */
  story: string;
  path: string[];
}

/** The newest campaign first. */
export interface CustomerDetail extends Omit<Customer, "journey"> {
  /** What told their language. */
  languageFrom: Wire<"CustomerDetail">["language_from"];
  /** Where their clock is, such as Europe/Madrid; null as long as nobody knows. */
  timeZone: string | null;
  createdAt: Date;
  journeys: Journey[];
}

/** What comes first: those who wrote first most recently, or those we heard from last. */
export type CustomerSort = "newest" | "last_seen";

export interface CustomerChoice {
  q?: string | undefined;
  origin?: string | null | undefined;
  line?: Line | undefined;
  language?: Tongue | undefined;
  /** A story and one of its stages: "coupon.accepted". */
  step?: string | undefined;
  sort?: CustomerSort | undefined;
}

export interface CustomerPage extends Paged<Customer> {
  /** How many there are in all, up to 10,000; null on later pages, and where counting them takes longer than a second. */
  total: number | null;
}

/** Something they did, or something we sent. */
export interface TimelineEntry {
  at: Date;
  by: "customer" | "shop";
  /** Of a customer: start, tap, words, reaction, opt_out, other. Of the shop: welcome, coupon, code, thanks, reminder, …; coupon_redeemed, coupon_undone, coupon_voided. */
  kind: string;
  text: string | null;
  campaign: string | null;
  state: string | null;
  reason: string | null;
  /** What was redeemed, taken back or made void, where and by whom. */
  coupon: Wire<"TimelineEntry">["coupon"];
}

const CUSTOMERS = `${API}/customers`;

export async function listCustomers(choice: CustomerChoice & PageAsk = {}): Promise<CustomerPage> {
  const path = withOrigin(CUSTOMERS, { ...choice });
  const wire = await get<{ customers: Wire<"Customer">[]; next: string | null; total: number | null }>(path);
  return { items: wire.customers.map(customerFromWire), next: wire.next, total: wire.total };
}

export async function showCustomer(id: string): Promise<CustomerDetail> {
  return detailFromWire(await get<Wire<"CustomerDetail">>(`${CUSTOMERS}/${encodeURIComponent(id)}`));
}

/** Notes that this person has redeemed the coupon of a campaign in the shop. */
export async function redeemCoupon(id: string, campaign: string): Promise<CustomerDetail> {
  const path = `${CUSTOMERS}/${encodeURIComponent(id)}/redeem`;
  return detailFromWire(await post<Wire<"CustomerDetail">>(path, { campaign }));
}

/** The person who was answering is done; the bot answers again. */
export async function handBackCustomer(id: string): Promise<CustomerDetail> {
  return detailFromWire(
    await post<Wire<"CustomerDetail">>(`${CUSTOMERS}/${encodeURIComponent(id)}/hand_back`),
  );
}

/** Says what this person speaks, as if they had chosen it; null forgets what is known. */
export async function setCustomerLanguage(id: string, language: string | null): Promise<CustomerDetail> {
  const path = `${CUSTOMERS}/${encodeURIComponent(id)}/language`;
  return detailFromWire(await put<Wire<"CustomerDetail">>(path, { language }));
}

function detailFromWire(wire: Wire<"CustomerDetail">): CustomerDetail {
  return {
    ...personFromWire(wire),
    languageFrom: wire.language_from,
    timeZone: wire.time_zone,
    createdAt: new Date(wire.created_at),
    journeys: wire.journeys.map(journeyFromWire),
  };
}

function journeyFromWire(wire: Wire<"Journey">): Journey {
  const { campaign, campaign_name, story, entered_at, path } = wire;
  return {
    campaign,
    campaignName: campaignName(campaign, campaign_name),
    story,
    path,
    enteredAt: new Date(entered_at),
  };
}

/** The newest first. */
export async function showTimeline(id: string, page: PageAsk = {}): Promise<Paged<TimelineEntry>> {
  const path = withQuery(`${CUSTOMERS}/${encodeURIComponent(id)}/timeline`, { ...page });
  const wire = await get<{ entries: Wire<"TimelineEntry">[]; next: string | null }>(path);
  return { items: wire.entries.map(entryFromWire), next: wire.next };
}

function entryFromWire({ reason, at, ...same }: Wire<"TimelineEntry">): TimelineEntry {
  return { ...same, at: new Date(at), reason: reason && fromServer(reason) };
}

/** Where everything stored about this person is, as a page or as JSON. */
export function showCustomerDataUrl(id: string, format: "html" | "json"): string {
  return `${CUSTOMERS}/${encodeURIComponent(id)}/data?format=${format}`;
}

/** Forgets this person; figures keep counting them, without knowing who they were. */
export async function eraseCustomer(id: string): Promise<void> {
  await del(`${CUSTOMERS}/${encodeURIComponent(id)}`);
}

function customerFromWire(wire: Wire<"Customer">): Customer {
  return { ...personFromWire(wire), journey: wire.journey && journeyFromWire(wire.journey) };
}

function personFromWire(wire: Omit<Wire<"Customer">, "journey">): Omit<Customer, "journey"> {
  return {
    id: wire.id,
    psid: wire.psid,
    line: wire.line,
    name: wire.name,
    origin: wire.origin,
    language: wire.language,
    blocked: wire.blocked,
    optedOut: wire.opted_out,
    windowUntil: dateOrNull(wire.window_until),
    personUntil: dateOrNull(wire.person_until),
    lastEventAt: dateOrNull(wire.last_event_at),
  };
}
