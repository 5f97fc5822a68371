import { campaignName } from "./campaigns.ts";
import { API, del, get, post, put, upload, withQuery } from "./client.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

export type CouponState = Wire<"StateOfCoupon">;
export type Worth = Wire<"WorthOfCoupon">;
export type SaleFigures = Wire<"SaleFigures">;
export type CodeImport = Wire<"CodeImport">;

export type NewTerms = Wire<"NewCouponTerms">;

/** What a campaign's coupon is worth, whose its codes are, and how many are left. */
export interface Terms {
  kind: Wire<"CouponKind">;
  /** Of a coupon that everybody shares. */
  code: string | null;
  prefix: string | null;
  /** How many people may have one; null: as many as like. */
  stock: number | null;
  perPerson: number;
  validFrom: string | null;
  validUntil: string | null;
  value: Worth | null;
  /** Whether those who have not used it are reminded a day before its end. */
  remind: boolean;
  /** How many people have a code. */
  given: number;
  left: number | null;
  /** A tenth is left, or less. */
  runningLow: boolean;
  /** Another one as soon as anything is that an owner can set. */
  version: string;
  /** Its last day is over. */
  over: boolean;
  /** What the campaign's messages promise; null where the story makes no offer. */
  offer: string | null;
  /** The offer names another percentage or sum than the coupon is worth. */
  offerDiffers: boolean;
}

/** One code and what became of it. */
export interface Coupon {
  id: string;
  code: string;
  campaign: string;
  campaignName: string;
  /** Everybody has this code, so it belongs to nobody and is never used up. */
  shared: boolean;
  state: CouponState;
  customerId: string | null;
  name: string | null;
  revealedAt: Date | null;
  redeemedAt: Date | null;
  voidedAt: Date | null;
  /** Redemptions that were not taken back. */
  uses: number;
  perPerson: number;
  /** Days of the shop, such as "2026-12-24"; the last one counts to its end. */
  validFrom: string | null;
  validUntil: string | null;
  value: Worth | null;
}

/** Something that happened to a coupon. */
export interface CouponEntry {
  id: string;
  kind: Wire<"CouponEntry">["kind"];
  at: Date;
  actor: Wire<"CouponEntry">["actor"];
  till: string | null;
  amount: string | null;
  discount: string | null;
  currency: string | null;
  reason: string | null;
  /** A later entry takes it back. */
  undone: boolean;
}

export interface CouponHistory {
  coupon: Coupon;
  /** Oldest first. */
  entries: CouponEntry[];
}

/** Which coupons; what is empty or null means any. */
export interface CouponChoice {
  code: string;
  /** A customer's id, or part of a name. */
  person: string;
  state: CouponState | null;
  campaign: string | null;
}

/** One that was noted just now. */
export interface Redeemed {
  id: string;
  code: string;
  campaign: string;
  at: Date;
  amount: string | null;
  discount: string | null;
  currency: string | null;
}

/** Where people came from, how far they got, and what it sold. */
export interface OriginSales {
  origin: string;
  /** Of people who came from there, or of those nobody is known for. */
  whose: Wire<"WhoseSales">;
  people: Readonly<Record<string, number>>;
  sales: SaleFigures;
}

export interface Sales {
  /** The first day of the sales. */
  from: string;
  total: SaleFigures;
  /** Those with the most people first; an empty origin: found the shop directly. */
  origins: OriginSales[];
  /** Oldest first. */
  days: { day: string; sales: SaleFigures }[];
}

export const REASON_LIMIT = 200;

const COUPONS = `${API}/coupons`;
const REDEMPTIONS = `${API}/redemptions`;
const at = (id: string, rest = "") => `${COUPONS}/${encodeURIComponent(id)}${rest}`;
const ofCampaign = (id: string, rest: string) => `${API}/campaigns/${encodeURIComponent(id)}/${rest}`;

export async function listCoupons(choice: Partial<CouponChoice>, page: PageAsk = {}): Promise<Paged<Coupon>> {
  const path = withQuery(COUPONS, { ...choice, ...page });
  const wire = await get<{ coupons: Wire<"Coupon">[]; next: string | null }>(path);
  return { items: wire.coupons.map(couponFromWire), next: wire.next };
}

/** Where the same coupons, all of them, can be downloaded as a table for spreadsheets. */
export function exportCouponsUrl(choice: CouponChoice, format: Wire<"TableFormat">): string {
  return withQuery(`${COUPONS}.csv`, { ...choice, format });
}

export async function showCoupon(id: string): Promise<CouponHistory> {
  return historyFromWire(await get<Wire<"CouponHistory">>(at(id)));
}

/** Nobody can use it from now on. */
export async function voidCoupon(id: string, reason: string): Promise<CouponHistory> {
  return historyFromWire(await post<Wire<"CouponHistory">>(at(id, "/void"), { reason }));
}

export async function showCouponTerms(campaign: string): Promise<Terms> {
  return termsFromWire(await get<Wire<"CouponTerms">>(ofCampaign(campaign, "coupon")));
}

/** Sets all of it; codes that people have stay as they are. */
export async function setCouponTerms(campaign: string, terms: NewTerms): Promise<Terms> {
  return termsFromWire(await put<Wire<"CouponTerms">>(ofCampaign(campaign, "coupon"), terms));
}

/** Adds codes of the owner's own, all of them or none; the file is CSV. */
export async function importCodes(campaign: string, file: Blob): Promise<CodeImport> {
  return await upload<CodeImport>(ofCampaign(campaign, "coupon/codes"), file, "text/csv");
}

/** The same key again is answered as the first time, and counts once. */
export async function redeemCode(sale: Wire<"NewRedemption">): Promise<Redeemed> {
  const wire = await post<Wire<"RedeemedCode">>(REDEMPTIONS, sale);
  const { id, code, campaign, amount, discount, currency } = wire;
  return { id, code, campaign, amount, discount, currency, at: new Date(wire.redeemed_at) };
}

/** Takes a redemption back; the code can be used again. */
export async function undoRedemption(id: string, reason: string): Promise<void> {
  await del(withQuery(`${REDEMPTIONS}/${encodeURIComponent(id)}`, { reason }));
}

/** Without a day: of the last 30. */
export async function showSales(campaign: string, from?: string): Promise<Sales> {
  return await get<Wire<"Sales">>(withQuery(ofCampaign(campaign, "sales"), { from }));
}

function termsFromWire(wire: Wire<"CouponTerms">): Terms {
  const { kind, code, prefix, stock, value, remind, given, left, version, over, offer } = wire;
  return {
    ...{ kind, code, prefix, stock, value, remind, given, left, version, over, offer },
    perPerson: wire.per_person,
    validFrom: wire.valid_from,
    validUntil: wire.valid_until,
    runningLow: wire.running_low,
    offerDiffers: wire.offer_differs,
  };
}

function historyFromWire({ coupon, entries }: Wire<"CouponHistory">): CouponHistory {
  return {
    coupon: couponFromWire(coupon),
    entries: entries.map(({ id, kind, at, actor, till, amount, discount, currency, reason, undone }) => ({
      ...{ id, kind, actor, till, amount, discount, currency, reason, undone },
      at: new Date(at),
    })),
  };
}

function couponFromWire(wire: Wire<"Coupon">): Coupon {
  return {
    id: wire.id,
    code: wire.code,
    campaign: wire.campaign,
    campaignName: campaignName(wire.campaign, wire.campaign_name),
    shared: wire.shared,
    state: wire.state,
    customerId: wire.customer_id,
    name: wire.name,
    revealedAt: dateOrNull(wire.revealed_at),
    redeemedAt: dateOrNull(wire.redeemed_at),
    voidedAt: dateOrNull(wire.voided_at),
    uses: wire.uses,
    perPerson: wire.per_person,
    validFrom: wire.valid_from,
    validUntil: wire.valid_until,
    value: wire.value,
  };
}
