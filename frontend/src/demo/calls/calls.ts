import type { HookMode, MailMode } from "../../api/inbox.ts";
import type { Lead } from "../../api/leads.ts";
import type { Request } from "../../api/requests.ts";
import { named } from "../../deliveries/message-words.ts";
import { t } from "../../i18n/words.ts";
import type { Tone } from "../../ui/Badge.tsx";

/** Which of the shop's other systems: its mail server, or Slack and what works like it. */
export type System = "mail" | "hooks";

/** One e-mail, or one room that is notified of a question, and the state of that. */
export interface Call {
  deliveryId: string;
  system: System;
  /** "Welcome e-mail for Ana" */
  what: string;
  state: string;
  /** It was tried before. */
  again: boolean;
  dueAt: Date;
  reason: string | null;
  /** The other side's own words. */
  detail: string | null;
}

/** What of them has yet to arrive, and what will not. */
export interface CallQueue {
  waiting: number;
  /** Of what waits, that whose time has not come yet, and whether that is within a minute. */
  later: number;
  soon: boolean;
  retrying: number;
  unknown: number;
  failed: number;
  /** What goes out next. */
  next: Call | null;
  /** What has trouble, the latest. */
  trouble: Call | null;
}

/** The latest first, as people registered and asked. */
export function callsOf(leads: Lead[], requests: Request[]): Call[] {
  return [...requests.flatMap(newsOf), ...leads.flatMap(letterOf)];
}

function letterOf({ name, welcome }: Lead): Call[] {
  if (!welcome) return [];
  const { deliveryId, state, dueAt, reason, detail } = welcome;
  const what = t.calls.welcomeEMailFor(named(name));
  const again = state === "waiting" && reason !== null;
  return [{ deliveryId, what, state, again, dueAt, reason, detail, system: "mail" }];
}

function newsOf({ id, told }: Request): Call[] {
  return told.map(({ deliveryId, type, channel, state, attempts, dueAt, reason, detail }) => ({
    deliveryId,
    state,
    dueAt,
    reason,
    detail,
    system: type === "email" ? "mail" : "hooks",
    what: t.calls.questionFor(id, named(channel)),
    again: state === "retrying" || (state === "queued" && attempts > 0),
  }));
}

/** Clocks differ. */
const ABOUT_A_MINUTE_MS = 75_000;

const waits = ({ state }: Call) => state === "waiting" || state === "queued" || state === "retrying";

export function queueOf(system: System, calls: Call[], now: Date): CallQueue {
  const ours = calls.filter((call) => call.system === system);
  const waiting = ours.filter(waits).sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
  const later = waiting.filter(({ again, dueAt }) => !again && dueAt > now);
  const of = (state: string) => ours.filter((call) => call.state === state);
  return {
    waiting: waiting.length + of("sending").length,
    later: later.length,
    soon: later.every(({ dueAt }) => dueAt.getTime() - now.getTime() < ABOUT_A_MINUTE_MS),
    retrying: waiting.filter(({ again }) => again).length,
    unknown: of("unknown").length,
    failed: of("failed").length,
    next: waiting[0] ?? null,
    trouble: ours.find((call) => call.reason !== null && (call.again || call.state === "failed")) ?? null,
  };
}

/** The welcome e-mails on their way, the next one first. */
export function comingLetters(calls: Call[]): Call[] {
  return calls
    .filter((call) => call.system === "mail" && waits(call))
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

/** One way a system can be, in the owner's words. */
export interface CallMode<M extends string> {
  mode: M;
  label: string;
  tone: Tone;
  /** What is so then. */
  sentence: string;
}

export const MAIL_WAYS: CallMode<MailMode>[] = [
  { mode: "ok", label: t.calls.working, tone: "good", sentence: t.calls.theMailServerWorks },
  { mode: "busy", label: t.calls.busy, tone: "warn", sentence: t.calls.theMailServerSaysToTryAgain },
  {
    mode: "drop_after_data",
    label: t.calls.noResponse,
    tone: "warn",
    sentence: t.calls.theMailServerHangsUp,
  },
  {
    mode: "refuse_recipient",
    label: t.calls.refusesTheAddress,
    tone: "bad",
    sentence: t.calls.theMailServerRefusesEvery,
  },
  { mode: "down", label: t.calls.down, tone: "bad", sentence: t.calls.theMailServerIsDown },
];

export const HOOK_WAYS: CallMode<HookMode>[] = [
  { mode: "ok", label: t.calls.working, tone: "good", sentence: t.calls.slackWorks },
  { mode: "slow", label: t.calls.slow, tone: "warn", sentence: t.calls.slackAnswersSlowly },
  {
    mode: "rate_limited",
    label: t.calls.rateLimited,
    tone: "warn",
    sentence: t.calls.slackLimitsOurRequests,
  },
  { mode: "gone", label: t.calls.channelDeleted, tone: "bad", sentence: t.calls.slackSaysTheChannelIsGone },
  { mode: "down", label: t.calls.down, tone: "bad", sentence: t.calls.slackIsDown },
];

/** How it stands, to be read in three seconds: "1 e-mail waits. The mail server is down. Nothing is lost." */
export function callSentence(system: System, mode: string, queue: CallQueue): string {
  const { waiting, later, soon, failed, unknown } = queue;
  const way = wayOf(system, mode);
  const amount = system === "mail" ? t.calls.eMails : t.calls.messages;
  const ahead = mode === "ok" ? later : 0;
  const left = waiting - ahead;
  const parts = [left > 0 ? t.calls.wait(left, amount(left)) : ""];
  if (ahead > 0) parts.push((soon ? t.calls.outWithinAMinute : t.calls.outLater)(ahead, amount(ahead)));
  if (mode !== "ok") parts.push(way.sentence);
  if (waiting > 0 && mode !== "ok") parts.push(t.calls.nothingIsLost);
  if (unknown > 0) parts.push(t.calls.unconfirmedWeCheckBefore(amount(unknown)));
  if (failed > 0) parts.push(t.calls.didNotArrive(amount(failed)));
  const said = parts.filter((part) => part !== "");
  return said.length > 0 ? said.join(" ") : t.calls.allMessagesSent;
}

export function wayOf(system: System, mode: string): CallMode<string> {
  const ways: CallMode<string>[] = system === "mail" ? MAIL_WAYS : HOOK_WAYS;
  return ways.find((way) => way.mode === mode) ?? { mode, label: mode, tone: "calm", sentence: "" };
}

/** What our side makes of it. */
export function callDoor(mode: string, { retrying, failed }: CallQueue): { words: string; tone: Tone } {
  if (retrying > 0) return { words: t.calls.tryingAgain, tone: "warn" };
  if (mode === "ok" || mode === "slow") return { words: t.calls.sending, tone: "good" };
  return failed > 0
    ? { words: t.calls.refused, tone: "bad" }
    : { words: t.calls.nothingTriedYet, tone: "calm" };
}

/** What will come, where nothing is under way. */
export const CALM: Record<System, string> = {
  mail: t.calls.welcomeEMailsGoOutAMinuteAfter,
  hooks: t.calls.questionsGoOutImmediatelyWhatA,
};
