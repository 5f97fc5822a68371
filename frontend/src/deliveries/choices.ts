import type { DeliveryChoice, DeliveryCounts } from "../api/deliveries.ts";
import { MOST_COUNTED } from "../api/deliveries.ts";
import { count } from "../ui/format.ts";

/** Three answers to "what happened to it?"; each shows one of its choices at a time. */
export const GROUPS = [
  { group: "to_send", label: "To send", choices: ["waiting", "retrying", "sending", "held"] },
  { group: "sent", label: "Sent", choices: ["sent"] },
  { group: "problems", label: "Problems", choices: ["failed", "unknown", "parked", "skipped", "cancelled"] },
] as const satisfies readonly Group[];

export type GroupName = "to_send" | "sent" | "problems";

interface Group {
  group: GroupName;
  label: string;
  choices: readonly (DeliveryChoice | "parked")[];
}

/** What the owner looks at: deliveries of one kind, or events that could not be handled. */
export type Choice = (typeof GROUPS)[number]["choices"][number];

interface Words {
  label: string;
  /** What is in this list. */
  hint: string;
  /** Why the list is empty. */
  empty: string;
}

export const WORDS: Record<Choice, Words> = {
  waiting: {
    label: "In line",
    hint: "Next to send first.",
    empty: "All messages sent.",
  },
  retrying: {
    label: "Retrying",
    hint: "These didn’t get through yet. We retry them automatically.",
    empty: "Nothing to retry.",
  },
  sending: {
    label: "Sending",
    hint: "Being sent right now.",
    empty: "Nothing is being sent right now.",
  },
  held: {
    label: "On hold",
    hint: "Sent once their campaign resumes.",
    empty: "No paused campaign is holding messages back.",
  },
  sent: {
    label: "Sent",
    hint: "Newest first. Open a customer to see whether they have read it.",
    empty: "Messages appear here once they are sent.",
  },
  failed: {
    label: "Failed",
    hint: "We gave up on these. Try again once the cause is fixed.",
    empty: "Nothing failed.",
  },
  unknown: {
    label: "Unconfirmed",
    hint: "We don’t know yet whether these arrived. We check before sending again, so nobody gets a message twice.",
    empty: "Every message is confirmed.",
  },
  parked: {
    label: "Needs attention",
    hint: "Events we couldn’t process. Nothing is lost: replay them once the cause is fixed.",
    empty: "Every event was processed.",
  },
  skipped: {
    label: "Not allowed",
    hint: "Not sent on purpose: it wasn’t allowed, or it would have reached nobody.",
    empty: "Everything could be sent.",
  },
  cancelled: {
    label: "Cancelled",
    hint: "Cancelled before they were sent.",
    empty: "Nothing was cancelled.",
  },
};

export const CHOICES: readonly Choice[] = GROUPS.flatMap(({ choices }): readonly Choice[] => choices);

/** The ones somebody should look at; the others take care of themselves, or were meant. */
const ALARMING: readonly Choice[] = ["failed", "parked"];

export const isAlarming = (choice: Choice): boolean => ALARMING.includes(choice);

export function groupOf(choice: Choice): (typeof GROUPS)[number] {
  return GROUPS.find(({ choices }) => choices.some((one) => one === choice)) ?? GROUPS[0];
}

/** Where a group begins: its first choice, of the problems the first that has any. */
export function firstOf(group: GroupName, counts: DeliveryCounts | null): Choice {
  const choices: readonly Choice[] = GROUPS.find((one) => one.group === group)?.choices ?? [];
  const some = group === "problems" && choices.find((choice) => countOf(choice, counts));
  return some || (choices[0] ?? "waiting");
}

/** How many are in a group; what was meant not to be sent is not a problem. */
export function countOfGroup(group: GroupName, counts: DeliveryCounts | null): number | null {
  if (!counts) return null;
  const { later, waiting, sending, held, sent, failed, unknown, parked } = counts;
  switch (group) {
    case "to_send":
      return waiting + later + sending + held;
    case "sent":
      return sent ?? null;
    case "problems":
      return failed + unknown + parked;
  }
}

export function choiceOf(query: URLSearchParams): Choice {
  const asked = query.get("state");
  return CHOICES.find((choice) => choice === asked) ?? "waiting";
}

/** How many rows a list has; what is sent later waits, too. */
export function countOf(choice: Choice, counts: DeliveryCounts | null): number | null {
  if (!counts) return null;
  return choice === "waiting" ? counts.waiting + counts.later : (counts[choice] ?? null);
}

/** What is in a list; of what waits, also how much of it is retried, and how much is for later. */
export function hintOf(choice: Choice, counts: DeliveryCounts | null): string {
  const { hint } = WORDS[choice];
  if (choice !== "waiting" || !counts) return hint;
  const { retrying, later } = counts;
  const again =
    retrying > 0 ? ` ${countWords(retrying)} ${retrying === 1 ? "is" : "are"} being retried.` : "";
  return `${hint}${again}${later > 0 ? ` ${laterWords(later)}` : ""}`;
}

/** Why a list is empty; never that all is sent while some of it may have to be sent again. */
export function emptyOf(choice: Choice, counts: DeliveryCounts | null): string {
  if (choice !== "waiting" || !counts) return WORDS[choice].empty;
  const { unknown, retrying, sending, held } = counts;
  if (unknown > 0) return `Nothing in line. ${unsureWords(unknown)}`;
  if (held > 0) return `Nothing in line. ${heldWords(held)}`;
  return retrying + sending > 0 ? "Nothing in line right now." : WORDS.waiting.empty;
}

/** "440 messages are on hold until their campaign resumes." */
export function heldWords(number: number): string {
  const [messages, are] = number === 1 ? ["message", "is"] : ["messages", "are"];
  return `${countWords(number)} ${messages} ${are} on hold until their campaign resumes.`;
}

/** The one sentence for messages that were sent without an answer, wherever they are mentioned. */
export function unsureWords(number: number): string {
  const [messages, they, are] = number === 1 ? ["message", "it", "is"] : ["messages", "they", "are"];
  return (
    `We don’t know yet whether ${countWords(number)} ${messages} arrived. ` +
    `If we can’t confirm within a minute, ${they} ${are} sent again.`
  );
}

/** "1 scheduled for later.", "24 messages scheduled for later." */
export function laterWords(number: number, what = ""): string {
  const things = what && ` ${what}${number === 1 ? "" : "s"}`;
  return `${countWords(number)}${things} scheduled for later.`;
}

/** "12", "10,000+" */
export function countWords(number: number): string {
  return number >= MOST_COUNTED ? `${count(MOST_COUNTED)}+` : count(number);
}
