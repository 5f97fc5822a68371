import { fromServer } from "../i18n/from-server.ts";
import { API, del, get, post, put, withQuery } from "./client.ts";
import { type Breaker, type Pause, pauseFromWire } from "./status.ts";
import { dateOrNull, type Wire } from "./wire.ts";

/** The Facebook page, and whether we may send. */
export interface Page {
  pageId: string;
  name: string | null;
  /** Whether the Get Started button is set; null while Facebook has not answered. */
  getStarted: boolean | null;
  greeting: string | null;
  /** What we propose; set as it is, everybody reads it in their language. */
  ourGreeting: string;
  webhookUrl: string;
  verifyToken: string;
  /** Whether the API token can be renewed here; not when API_TOKEN is set. */
  ownToken: boolean;
  /** Whether the bot's token can be renewed here; not when BOT_TOKEN is set. */
  ownBotToken: boolean;
  /** When a bot last sent the API token in an address, where it is soon refused. */
  tokenInAddressAt: Date | null;
  /** Whether the password can be changed here; not when ADMIN_PASSWORD is set. */
  ownPassword: boolean;
  pause: Pause | null;
  breaker: Breaker;
  lastEventAt: Date | null;
  /** Whether Facebook sends us the page's events; null while it has not answered. */
  subscribed: boolean | null;
}

/** What Facebook answered, in words. */
export interface PageCheck {
  ok: boolean;
  sentence: string;
  pageId: string | null;
  name: string | null;
}

/** How customers talk to the shop. */
export type Line = Wire<"Customer">["line"];

/** A link that starts a chat and remembers where people came from. */
export interface EntryLink {
  origin: string;
  /** Starts a chat on Messenger. */
  link: string;
  /** Opens the website chat as a page of its own. */
  websiteLink: string;
  /** Who came by it. */
  people: number;
  revealed: number;
  createdAt: Date;
}

export const GREETING_LIMIT = 160;
export const ORIGIN_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

const PAGE = `${API}/page`;
const LINKS = `${API}/entry-links`;

export async function showPage(): Promise<Page> {
  return pageFromWire(await get<Wire<"Page">>(PAGE));
}

/** Asks Facebook what it thinks of a page token; without one, of the token in use. */
export async function checkPage(pageToken?: string): Promise<PageCheck> {
  return checkFromWire(
    await post<Wire<"PageCheck">>(`${PAGE}/check`, pageToken ? { page_token: pageToken } : {}),
  );
}

/** Sets the Get Started button and the greeting people read before they write. */
export async function setGreeting(greeting: string): Promise<PageCheck> {
  return checkFromWire(await put<Wire<"PageCheck">>(`${PAGE}/greeting`, { greeting }));
}

/** Goes on sending after a pause. */
export async function resumePage(): Promise<Page> {
  return pageFromWire(await post<Wire<"Page">>(`${PAGE}/resume`));
}

export async function listEntryLinks(): Promise<EntryLink[]> {
  return (await get<{ entry_links: Wire<"EntryLink">[] }>(LINKS)).entry_links.map(linkFromWire);
}

export async function createEntryLink(origin: string): Promise<EntryLink> {
  return linkFromWire(await post<Wire<"EntryLink">>(LINKS, { origin }));
}

/** Takes it off the list; printed ones go on working. */
export async function deleteEntryLink(origin: string): Promise<void> {
  await del(`${LINKS}/${encodeURIComponent(origin)}`);
}

/** Where the link's QR code is, an SVG image. */
export function showEntryCodeUrl(origin: string, line: Line): string {
  return withQuery(`${LINKS}/${encodeURIComponent(origin)}/qr.svg`, { line });
}

/** Where the whole API is described. */
export const showContractUrl = `${API}/openapi.yaml`;

function pageFromWire(wire: Wire<"Page">): Page {
  const { name, greeting, breaker, subscribed } = wire;
  return {
    name,
    greeting,
    breaker,
    subscribed,
    pageId: wire.page_id,
    getStarted: wire.get_started,
    ourGreeting: wire.our_greeting,
    webhookUrl: wire.webhook_url,
    verifyToken: wire.verify_token,
    ownToken: wire.own_token,
    ownBotToken: wire.own_bot_token,
    tokenInAddressAt: dateOrNull(wire.api_token_in_address_at),
    ownPassword: wire.own_password,
    pause: pauseFromWire(wire.paused_until, wire.pause_reason),
    lastEventAt: dateOrNull(wire.last_event_at),
  };
}

function checkFromWire({ ok, sentence, page_id, name }: Wire<"PageCheck">): PageCheck {
  return { ok, sentence: fromServer(sentence), name, pageId: page_id };
}

function linkFromWire({ created_at, website_link, ...same }: Wire<"EntryLink">): EntryLink {
  return { ...same, websiteLink: website_link, createdAt: new Date(created_at) };
}
