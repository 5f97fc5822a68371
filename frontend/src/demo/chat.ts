import type { Chat, ChatButton, ChatMessage } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";

/** How far a customer's own message has come. */
export type Receipt = "sent" | "delivered" | "seen";

/** What the customer did this moment and the simulator has not confirmed yet. */
export interface Pending {
  id: string;
  text: string;
  /** How many of their own messages came before it; once there are more, it is confirmed. */
  after: number;
}

/** One line of the chat as the phone shows it. */
export interface Line {
  id: string;
  from: "bot" | "customer" | "note";
  kind: string;
  text: string;
  subtitle: string;
  imageUrl: string;
  buttons: ChatButton[];
  at: Date | null;
  /** A pause came before: the time stands above the line. */
  stamped: boolean;
  /** The last of several by the same side, which carries the time. */
  last: boolean;
  reaction: string | null;
  receipt: Receipt | null;
}

export const REACTIONS = [
  { name: "love", sign: "❤️", word: t.demo.love },
  { name: "smile", sign: "😆", word: t.demo.laugh },
  { name: "wow", sign: "😮", word: t.demo.wow },
  { name: "sad", sign: "😢", word: t.demo.sad },
  { name: "angry", sign: "😠", word: t.demo.angry },
  { name: "like", sign: "👍", word: t.demo.like },
] as const;

const PAUSE_MS = 10 * 60_000;
const TOGETHER_MS = 2 * 60_000;

/** The chat in order, each message once, reactions on what they react to. */
export function lines(messages: ChatMessage[], pending: Pending[] = []): Line[] {
  const shown: Line[] = [];
  for (const message of inOrder(messages)) {
    if (message.kind === "reaction") reactTo(shown, message);
    else shown.push(lineOf(message));
  }
  const own = shown.filter(isOwn).length;
  shown.push(...pending.filter(({ after }) => own <= after).map(pendingLine));
  return shown.map((line, index) => placed(line, shown, index));
}

function inOrder(messages: ChatMessage[]): ChatMessage[] {
  const byId = new Map(messages.map((message) => [message.mid, message]));
  return [...byId.values()].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** A reaction names no message: the phone offers it on the bot's newest only. */
function reactTo(shown: Line[], { text }: ChatMessage): void {
  const target = shown.filter((line) => line.from === "bot").at(-1);
  if (target) target.reaction = REACTIONS.find(({ name }) => name === text)?.sign ?? null;
}

const NOTHING_MORE = { stamped: false, last: true, reaction: null, receipt: null };

function lineOf({ mid, from, kind, text, subtitle, imageUrl, buttons, at }: ChatMessage): Line {
  const same = { id: mid, kind, subtitle, imageUrl, buttons, at, ...NOTHING_MORE };
  return kind === "link"
    ? { ...same, from: "note", text: t.demo.cameBackByTheLink(text) }
    : { ...same, from, text };
}

function pendingLine({ id, text }: Pending): Line {
  const bare = { subtitle: "", imageUrl: "", buttons: [], at: null };
  return { id, from: "customer", kind: "text", text, ...bare, ...NOTHING_MORE };
}

function placed(line: Line, all: Line[], index: number): Line {
  const before = all[index - 1];
  const after = all[index + 1];
  return {
    ...line,
    stamped: !before || gap(before, line) > PAUSE_MS,
    last: !after || after.from !== line.from || gap(line, after) > TOGETHER_MS,
    receipt: isOwn(line) ? receiptOf(line, all.slice(index + 1)) : null,
  };
}

function gap(earlier: Line, later: Line): number {
  return earlier.at && later.at ? later.at.getTime() - earlier.at.getTime() : 0;
}

function receiptOf(line: Line, later: Line[]): Receipt {
  if (line.at === null) return "sent";
  return later.some(({ from }) => from === "bot") ? "seen" : "delivered";
}

const isOwn = (line: Line) => line.from === "customer";

export function ownMessages(chat: Chat | null): number {
  return lines(chat?.messages ?? []).filter(isOwn).length;
}

/** Whether the customer spoke last. */
export function owesAnswer(chat: Chat): boolean {
  return lines(chat.messages).at(-1)?.from !== "bot";
}

/** Whether `next` was taken before `known`: answers and the stream may overtake each other. */
export function isOlder(next: Chat, known: Chat | null): boolean {
  const newest = (chat: Chat) => Math.max(0, ...chat.messages.map(({ at }) => at.getTime()));
  return known?.psid === next.psid && next.messages.length > 0 && newest(next) < newest(known);
}

/** The chat without what the bot said since `known`: it is still writing. */
export function withoutAnswers(next: Chat, known: Chat): Chat {
  const old = new Set(known.messages.map(({ mid }) => mid));
  return { ...next, messages: next.messages.filter(({ mid, from }) => from === "customer" || old.has(mid)) };
}

export function unread(chat: Chat): boolean {
  return chat.messages.some(({ from, seen }) => from === "bot" && !seen);
}

/** A picture's address for this page: the shop's own come from where the page came from, whatever its public name. */
export function pictureAddress(url: string, publicUrl: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, origin, pathname, search } = new URL(url);
  const own = URL.canParse(publicUrl) && new URL(publicUrl).origin === origin;
  if (own) return pathname + search;
  return protocol === "https:" || protocol === "http:" ? url : null;
}

/** Facebook puts the reader's name in. */
export function greetingFor(greeting: string, name: string | null): string {
  const [first = "", ...rest] = (name ?? "").split(" ");
  return greeting
    .replaceAll("{{user_first_name}}", first)
    .replaceAll("{{user_last_name}}", rest.join(" "))
    .replaceAll("{{user_full_name}}", name ?? "");
}
