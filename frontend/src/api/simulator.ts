import { t } from "../i18n/words.ts";
import { API, ask, get, post, put, withQuery } from "./client.ts";
import { followStream, type StreamListener } from "./stream.ts";
import { dateOrNull } from "./wire.ts";

/** One simulated customer; they exist only while the simulator is on, and are not in the contract. */
export interface Phone {
  psid: string;
  name: string | null;
  origin: string | null;
  started: boolean;
  blocked: boolean;
  windowUntil: Date | null;
}

export interface PhoneSummary extends Phone {
  messages: number;
  lastAt: Date | null;
}

export interface ChatButton {
  type: "postback" | "quick_reply" | "coupon" | "web_url";
  title: string;
  /** What a tap reports; a web_url has a url in its place. */
  payload?: string;
  url?: string;
}

export interface ChatMessage {
  mid: string;
  from: "bot" | "customer";
  /** Of the bot: text, button, generic, coupon, image, … */
  kind: string;
  text: string;
  subtitle: string;
  imageUrl: string;
  buttons: ChatButton[];
  at: Date;
  /** Whether the customer has read it. */
  seen: boolean;
}

/** A customer's phone with the chat on it, the oldest message first. */
export interface Chat extends Phone {
  messages: ChatMessage[];
}

export const FAILURE_MODES = [
  "none",
  "slow",
  "accept_then_hang",
  "error_500",
  "rate_limited",
  "token_revoked",
  "down",
] as const;

export type FailureMode = (typeof FAILURE_MODES)[number];

/** The failure switches as they stand; shares are between 0 and 1. */
export interface Failures {
  mode: FailureMode;
  /** How long a slow answer takes; 0 is the simulator's own idea of slow. */
  latencyMs: number;
  /** Which part of the calls is hit. */
  share: number;
  duplicates: number;
  reorder: number;
  echoes: boolean;
  receipts: boolean;
}

/** How a crowd comes; of both, every second one by the website. */
export type By = "messenger" | "website" | "both";

/** What a crowd is asked to play; yes and no together at most 1, read at least their sum. */
export interface RunPlan {
  /** People who read one of these words often close the chat. */
  putsOff?: readonly string[];
  customers?: number;
  yes?: number;
  no?: number;
  read?: number;
  reveal?: number;
  seed?: number;
  arrivalsPerSecond?: number;
  paceMs?: number;
  by?: By;
  /** The links they come by, each as often as no link at all. */
  origins?: readonly string[];
}

/** How far a run has come, counted in persons. */
export interface RunProgress {
  run: string;
  customers: number;
  startedAt: Date;
  arrived: number;
  welcomed: number;
  read: number;
  yes: number;
  no: number;
  revealed: number;
  finished: boolean;
}

/** What really happened at the mocked Messenger. */
export interface Ledger {
  accepted: number;
  /** By Facebook's error code. */
  refused: Record<string, number>;
  unanswered: number;
  webhooksDelivered: number;
  webhooksRetried: number;
  eventsDelivered: number;
  eventsWaiting: number;
  profileLookups: number;
  duplicateMetadata: number;
}

const SIMULATOR = "/simulator";
const phone = (psid: string, rest: string) => `${SIMULATOR}/customers/${encodeURIComponent(psid)}/${rest}`;

interface PhoneWire {
  psid: string;
  name: string | null;
  origin: string | null;
  started: boolean;
  blocked: boolean;
  window_until: string | null;
}

type SummaryWire = PhoneWire & { messages: number; last_at: string | null };

interface MessageWire {
  mid: string;
  from: "bot" | "customer";
  kind: string;
  text: string;
  at: string;
  subtitle?: string;
  image_url?: string;
  buttons?: ChatButton[];
  seen?: boolean;
}

type ChatWire = PhoneWire & { messages: MessageWire[] };

/** People moved by hand first, then the crowd, each with the latest news on top. */
export async function listPhones(limit = 50): Promise<PhoneSummary[]> {
  const path = withQuery(`${SIMULATOR}/customers`, { limit });
  return (await get<{ customers: SummaryWire[] }>(path)).customers.map(summaryFromWire);
}

export async function createPhone(person: { name?: string; origin?: string } = {}): Promise<PhoneSummary> {
  return summaryFromWire(await post<SummaryWire>(`${SIMULATOR}/customers`, person));
}

/** Follows one chat, whole at once and after each change, until the returned function is called. */
export function watchChat(psid: string, listener: StreamListener<Chat>): () => void {
  return followStream(phone(psid, "live"), "chat", chatFromWire, listener);
}

async function act(psid: string, deed: string, body: object = {}): Promise<Chat> {
  return chatFromWire(await post<ChatWire>(phone(psid, deed), body));
}

/** Taps Get Started, or comes back by a link. */
export const startChat = (psid: string, origin?: string): Promise<Chat> =>
  act(psid, "start", origin ? { origin } : {});
export const tapButton = (psid: string, payload: string): Promise<Chat> => act(psid, "tap", { payload });
export const sayWords = (psid: string, text: string): Promise<Chat> => act(psid, "say", { text });
/** Somebody of the shop answers in Facebook's own inbox. */
export const answerByHand = (psid: string, text: string): Promise<Chat> => act(psid, "answer", { text });
export const readChat = (psid: string): Promise<Chat> => act(psid, "read");
export const react = (psid: string, reaction = "love"): Promise<Chat> => act(psid, "react", { reaction });
export const blockPage = (psid: string): Promise<Chat> => act(psid, "block");
export const unblockPage = (psid: string): Promise<Chat> => act(psid, "unblock");

/** Lets a crowd come in; the answer is the run's id. */
export async function startRun(plan: RunPlan = {}): Promise<string> {
  const { arrivalsPerSecond, paceMs, putsOff, ...same } = plan;
  const body = { ...same, arrivals_per_second: arrivalsPerSecond, pace_ms: paceMs, puts_off: putsOff };
  return (await post<{ run: string }>(`${SIMULATOR}/run`, body)).run;
}

export async function showRun(id: string): Promise<RunProgress> {
  const { started, ...same } = await get<Omit<RunProgress, "startedAt"> & { started: string }>(
    `${SIMULATOR}/runs/${encodeURIComponent(id)}`,
  );
  return { ...same, startedAt: new Date(started) };
}

type FailuresWire = Omit<Failures, "latencyMs"> & { latency_ms: number };

export async function showFailures(): Promise<Failures> {
  return failuresFromWire(await get<FailuresWire>(`${SIMULATOR}/failures`));
}

/** Sets all switches; what is left out goes back to how a healthy Messenger is. */
export async function setFailures(failures: Partial<Failures>): Promise<Failures> {
  const { latencyMs, ...same } = failures;
  return failuresFromWire(
    await put<FailuresWire>(`${SIMULATOR}/failures`, { ...same, latency_ms: latencyMs }),
  );
}

export async function showLedger(): Promise<Ledger> {
  const wire = await get<Record<string, number> & { refused: unknown }>(`${SIMULATOR}/ledger`);
  const number = (name: string) => wire[name] ?? 0;
  return {
    accepted: number("accepted"),
    refused: Object(wire.refused),
    unanswered: number("unanswered"),
    webhooksDelivered: number("webhooks_delivered"),
    webhooksRetried: number("webhooks_retried"),
    eventsDelivered: number("events_delivered"),
    eventsWaiting: number("events_waiting"),
    profileLookups: number("profile_lookups"),
    duplicateMetadata: number("duplicate_metadata"),
  };
}

/** Forgets everybody, here and at the shop, and every campaign but the welcome. */
export async function startDemoOver(): Promise<void> {
  await ask("POST", `${API}/demo/start_over`);
}

function phoneFromWire(wire: PhoneWire): Phone {
  const { psid, name, origin, started, blocked } = wire;
  return { psid, name, origin, started, blocked, windowUntil: dateOrNull(wire.window_until) };
}

function summaryFromWire(wire: SummaryWire): PhoneSummary {
  return { ...phoneFromWire(wire), messages: wire.messages, lastAt: dateOrNull(wire.last_at) };
}

function chatFromWire(wire: ChatWire): Chat {
  return { ...phoneFromWire(wire), messages: wire.messages.map(messageFromWire) };
}

function messageFromWire(wire: MessageWire): ChatMessage {
  const { mid, from, kind, text, at, subtitle = "", image_url = "", buttons = [], seen = true } = wire;
  // Facebook's own button, as the phone calls it.
  const said = kind === "start" ? t.demo.getStarted : text;
  return { mid, from, kind, text: said, subtitle, buttons, seen, imageUrl: image_url, at: new Date(at) };
}

function failuresFromWire({ latency_ms, ...same }: FailuresWire): Failures {
  return { ...same, latencyMs: latency_ms };
}
