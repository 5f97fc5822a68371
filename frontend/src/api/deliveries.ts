import { fromServer } from "../i18n/from-server.ts";
import { API, get, post, withQuery } from "./client.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

export type DeliveryState = Wire<"Delivery">["state"];
/** What can be asked for: a state, or everything that waits for its turn. */
export type DeliveryChoice = DeliveryState | "waiting";
/** Beyond 10,000 it is no longer counted; parked are events that could not be handled. How many were sent is asked for apart. */
export type DeliveryCounts = Omit<Wire<"DeliveryCounts">, "sent"> & { sent?: number | null };
export const MOST_COUNTED = 10_000;

export interface Delivery {
  id: string;
  /** message, email, slack, webhook, … */
  kind: string;
  customerId: string | null;
  /** Whom it is for or about, customer or not. */
  customerName: string | null;
  leadId: string | null;
  requestId: string | null;
  /** The name of the desk's channel. */
  channel: string | null;
  /** What it tells a webhook about a coupon. */
  coupon: { id: string; code: string; event: "coupon_revealed" | "coupon_redeemed" } | null;
  /** The event it tells a webhook about. */
  event: string | null;
  campaign: string | null;
  say: string | null;
  state: DeliveryState;
  /** A plain sentence. */
  reason: string | null;
  /** The other side's own words; of e-mails and desks only. */
  detail: string | null;
  attempts: number;
  possibleDuplicate: boolean;
  createdAt: Date;
  dueAt: Date;
  /** When it went out, or ended without going out. */
  settledAt: Date | null;
}

/** What a webhook is sent, and what proves by whom. */
export type Posted = Wire<"Posted">;

const DELIVERIES = `${API}/deliveries`;

export async function listDeliveries(state: DeliveryChoice, page: PageAsk = {}): Promise<Paged<Delivery>> {
  const path = withQuery(DELIVERIES, { state, ...page });
  const wire = await get<{ deliveries: Wire<"Delivery">[]; next: string | null }>(path);
  return { items: wire.deliveries.map(deliveryFromWire), next: wire.next };
}

/** Of everything, or of what goes to Messenger alone. */
export async function countDeliveries(of?: "messages"): Promise<DeliveryCounts> {
  return await get<Wire<"DeliveryCounts">>(withQuery(`${DELIVERIES}/counts`, { of }));
}

/** How many went out, up to 10,000. */
export async function countSent(): Promise<number> {
  const counts = await get<Wire<"DeliveryCounts">>(withQuery(`${DELIVERIES}/counts`, { with: "sent" }));
  return counts.sent ?? 0;
}

export async function retryDelivery(id: string): Promise<Delivery> {
  return deliveryFromWire(await post<Wire<"Delivery">>(`${DELIVERIES}/${id}/retry`));
}

export async function cancelDelivery(id: string): Promise<Delivery> {
  return deliveryFromWire(await post<Wire<"Delivery">>(`${DELIVERIES}/${id}/cancel`));
}

/** Sends it now instead of when it is due. */
export async function hurryDelivery(id: string): Promise<Delivery> {
  return deliveryFromWire(await post<Wire<"Delivery">>(`${DELIVERIES}/${id}/hurry`));
}

/** Of a delivery to a webhook. */
export async function showPosted(id: string): Promise<Posted> {
  return await get<Posted>(`${DELIVERIES}/${id}/post`);
}

function deliveryFromWire(wire: Wire<"Delivery">): Delivery {
  const { id, kind, channel, coupon, event, campaign, say, state, reason, detail, attempts } = wire;
  return {
    id,
    kind,
    channel,
    coupon,
    event,
    campaign,
    say,
    state,
    reason: reason && fromServer(reason),
    detail,
    attempts,
    customerId: wire.customer_id,
    customerName: wire.customer_name,
    leadId: wire.lead_id,
    requestId: wire.request_id,
    possibleDuplicate: wire.possible_duplicate,
    createdAt: new Date(wire.created_at),
    dueAt: new Date(wire.due_at),
    settledAt: dateOrNull(wire.settled_at),
  };
}
