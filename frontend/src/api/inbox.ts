import { get, put } from "./client.ts";
import { followStream, type StreamListener } from "./stream.ts";

/** An e-mail that reached the simulated mail server; like all of the simulator, not in the contract. */
export interface Mail {
  id: string;
  to: string;
  from: string;
  /** Empty: answers go to whom it came from. */
  replyTo: string;
  subject: string;
  text: string;
  /** Empty when it came as text only. */
  html: string;
  at: Date;
}

/** What a room of Slack's, Discord's or somebody's own program was told. */
export interface Post {
  id: string;
  /** slack, discord or webhook */
  kind: string;
  room: string;
  /** Of a webhook its whole body. */
  text: string;
  headers: Record<string, string>;
  at: Date;
}

/** Both with the newest first. */
export interface Inbox {
  mails: Mail[];
  posts: Post[];
}

export const MAIL_MODES = ["ok", "busy", "refuse_recipient", "drop_after_data", "down"] as const;
export type MailMode = (typeof MAIL_MODES)[number];

export const HOOK_MODES = ["ok", "slow", "rate_limited", "gone", "down"] as const;
export type HookMode = (typeof HOOK_MODES)[number];

type MailWire = Omit<Mail, "replyTo" | "at"> & { reply_to: string | null; at: string };
type PostWire = Omit<Post, "at" | "headers"> & { headers?: Record<string, string>; at: string };

interface InboxWire {
  mails: MailWire[];
  messages: PostWire[];
}

/** Follows mailbox and rooms, whole at once and after each change, until the returned function is called. */
export function watchInbox(listener: StreamListener<Inbox>): () => void {
  return followStream("/simulator/inbox/live", "inbox", inboxFromWire, listener);
}

const MAIL_FAILURES = "/simulator/failures/mail";
const HOOK_FAILURES = "/simulator/failures/slack";

export async function showMailFailures(): Promise<MailMode> {
  return (await get<{ mode: MailMode }>(MAIL_FAILURES)).mode;
}

export async function setMailFailures(mode: MailMode): Promise<MailMode> {
  return (await put<{ mode: MailMode }>(MAIL_FAILURES, { mode })).mode;
}

export async function showHookFailures(): Promise<HookMode> {
  return (await get<{ mode: HookMode }>(HOOK_FAILURES)).mode;
}

export async function setHookFailures(mode: HookMode): Promise<HookMode> {
  return (await put<{ mode: HookMode }>(HOOK_FAILURES, { mode })).mode;
}

export function inboxFromWire({ mails, messages }: InboxWire): Inbox {
  return { mails: mails.map(mailFromWire), posts: messages.map(postFromWire) };
}

function mailFromWire({ id, to, from, reply_to, subject, text, html, at }: MailWire): Mail {
  const bare = { id, to, from, subject, text: text ?? "", html: html ?? "" };
  return { ...bare, replyTo: reply_to ?? "", at: new Date(at) };
}

function postFromWire({ at, headers = {}, ...same }: PostWire): Post {
  return { ...same, headers, at: new Date(at) };
}
