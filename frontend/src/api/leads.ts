import { fromServer } from "../i18n/from-server.ts";
import type { Tongue } from "../ui/languages.ts";
import { API, del, get, post, put, withOrigin } from "./client.ts";
import { dateOrNull, type PageAsk, type Paged, type Wire } from "./wire.ts";

export type WelcomeState = Wire<"WelcomeState">;

/** The e-mail that a lead is sent a minute after registering. */
export interface WelcomeLetter {
  deliveryId: string;
  state: WelcomeState;
  dueAt: Date;
  sentAt: Date | null;
  /** A plain sentence. */
  reason: string | null;
  /** The mail server's own words. */
  detail: string | null;
}

/** Somebody who registered. */
export interface Lead {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  /** Empty: nobody knows. */
  origin: string;
  utmMedium: string | null;
  utmCampaign: string | null;
  /** What the bot sent besides. */
  attributes: Record<string, string>;
  /** The Messenger customer who signed up in the chat. */
  customerId: string | null;
  /** The tag of what they read; null as long as nobody knows. */
  language: string | null;
  registeredAt: Date;
  /** Null when there is none any more. */
  welcome: WelcomeLetter | null;
}

/** Which leads; an empty origin means those of unknown origin, null everybody. */
export interface LeadChoice {
  q: string;
  origin: string | null;
  language?: Tongue | undefined;
  welcome: WelcomeState | null;
}

export type WelcomeMail = Wire<"WelcomeMail">;
export type WelcomeChange = Wire<"WelcomeMailChange">;
export type WelcomeWords = Pick<WelcomeChange, "subject" | "text">;

const LEADS = `${API}/leads`;
const WELCOME_MAIL = `${API}/welcome-mail`;

export async function listLeads(choice: LeadChoice, page: PageAsk = {}): Promise<Paged<Lead>> {
  const wire = await get<{ leads: Wire<"Lead">[]; next: string | null }>(chosen(LEADS, choice, page));
  return { items: wire.leads.map(leadFromWire), next: wire.next };
}

/** Where the same people, all of them, can be downloaded as a table for spreadsheets. */
export function exportLeadsUrl(choice: LeadChoice, format: Wire<"TableFormat">): string {
  return withOrigin(`${LEADS}.csv`, { ...choice, format });
}

/** What a bot does; `true` when this e-mail had not registered before. */
export async function registerLead(lead: Wire<"NewLead">): Promise<boolean> {
  return (await post<Wire<"Registration">>(LEADS, lead)).created;
}

/** Forgets this person; figures keep counting them. */
export async function eraseLead(id: string): Promise<void> {
  await del(`${LEADS}/${id}`);
}

export async function showWelcomeMail(): Promise<WelcomeMail> {
  return await get<WelcomeMail>(WELCOME_MAIL);
}

/** Changes it; e-mails that are due later say the new words. */
export async function updateWelcomeMail(words: WelcomeChange): Promise<WelcomeMail> {
  return await put<WelcomeMail>(WELCOME_MAIL, words);
}

function chosen(path: string, choice: LeadChoice, page: PageAsk = {}): string {
  return withOrigin(path, { ...choice, ...page });
}

function leadFromWire(wire: Wire<"Lead">): Lead {
  const { id, name, email, phone, origin, attributes, language, welcome } = wire;
  return {
    id,
    name,
    email,
    phone,
    origin,
    attributes,
    language,
    utmMedium: wire.utm_medium,
    utmCampaign: wire.utm_campaign,
    customerId: wire.customer_id,
    registeredAt: new Date(wire.registered_at),
    welcome: welcome && {
      deliveryId: welcome.delivery_id,
      state: welcome.state,
      dueAt: new Date(welcome.due_at),
      sentAt: dateOrNull(welcome.sent_at),
      reason: welcome.reason && fromServer(welcome.reason),
      detail: welcome.detail,
    },
  };
}
