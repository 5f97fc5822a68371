import type { DeliveryChoice, DeliveryCounts } from "../api/deliveries.ts";
import { MOST_COUNTED } from "../api/deliveries.ts";
import { count } from "../ui/format.ts";

export const CHOICES = [
  "waiting",
  "retrying",
  "sending",
  "unknown",
  "failed",
  "skipped",
  "held",
  "cancelled",
  "parked",
] as const satisfies readonly (DeliveryChoice | "parked")[];

/** What the owner looks at: deliveries of one kind, or events that could not be handled. */
export type Choice = (typeof CHOICES)[number];

interface Words {
  label: string;
  /** What is listed here. */
  hint: string;
  /** Why there is nothing here. */
  empty: string;
}

export const WORDS: Record<Choice, Words> = {
  waiting: {
    label: "Waiting",
    hint: "In line to go out, the next one on top.",
    empty: "Nothing is waiting: everything has been sent.",
  },
  retrying: {
    label: "Retrying",
    hint: "These have not gone through yet; they are retried automatically.",
    empty: "Nothing has to be tried again.",
  },
  sending: {
    label: "Going out",
    hint: "On their way right now.",
    empty: "Nothing is on its way at this very moment.",
  },
  unknown: {
    label: "Not sure",
    hint: "We don’t know yet whether these arrived. We check first, so that nobody gets them twice.",
    empty: "No message is in doubt.",
  },
  failed: {
    label: "Failed",
    hint: "We gave up on these. Try again once the cause is fixed.",
    empty: "Nothing has failed.",
  },
  skipped: {
    label: "Skipped",
    hint: "Not sent on purpose: it was not allowed, or nobody would have got it.",
    empty: "Nothing had to be skipped.",
  },
  held: {
    label: "On hold",
    hint: "These wait until their campaign goes on.",
    empty: "No paused campaign holds anything back.",
  },
  cancelled: {
    label: "Cancelled",
    hint: "Taken back before they went out.",
    empty: "Nothing was taken back.",
  },
  parked: {
    label: "Parked",
    hint: "Messenger events that could not be processed. Nothing is lost; replay them once the cause is fixed.",
    empty: "Every Messenger event was processed.",
  },
};

export function choiceOf(query: URLSearchParams): Choice {
  const asked = query.get("state");
  return CHOICES.find((choice) => choice === asked) ?? "waiting";
}

/** How many rows stand here; what goes out later waits, too. */
export function countOf(choice: Choice, counts: DeliveryCounts | null): number | null {
  if (!counts) return null;
  return choice === "waiting" ? counts.waiting + counts.later : counts[choice];
}

/** What is listed here; for what is waiting, also how much is being retried, and how much is for later. */
export function hintOf(choice: Choice, counts: DeliveryCounts | null): string {
  const { hint } = WORDS[choice];
  if (choice !== "waiting" || !counts) return hint;
  const again = counts.retrying > 0 ? ` ${waitingWords(counts)}.` : "";
  return `${hint}${again}${counts.later > 0 ? ` ${laterWords(counts.later)}` : ""}`;
}

/** "500 wait, 10 of them are tried again" */
function waitingWords({ waiting, retrying }: DeliveryCounts): string {
  if (waiting === 1) return "1 waits, it is tried again";
  const which = retrying < waiting ? `${countWords(retrying)} of them` : "all of them";
  return `${countWords(waiting)} wait, ${which} ${retrying === 1 ? "is" : "are"} tried again`;
}

/** Why there is nothing here; never that all is said while some of it may have to be said again. */
export function emptyOf(choice: Choice, counts: DeliveryCounts | null): string {
  if (choice !== "waiting" || !counts) return WORDS[choice].empty;
  const { unknown, retrying, sending } = counts;
  if (unknown > 0) return `Nothing waits in line. ${unsureWords(unknown)}`;
  return retrying + sending > 0 ? "Nothing waits in line at this very moment." : WORDS.waiting.empty;
}

/** The one sentence for messages that went out without an answer, wherever they are mentioned. */
export function unsureWords(number: number): string {
  const [messages, they, are] = number === 1 ? ["message", "it", "is"] : ["messages", "they", "are"];
  return (
    `${countWords(number)} ${messages}: we are not sure whether ${they} arrived. ` +
    `If nothing shows up within a minute, ${they} ${are} sent once more.`
  );
}

/** "1 goes out later.", "24 messages go out later." */
export function laterWords(number: number, what = ""): string {
  const things = what && ` ${what}${number === 1 ? "" : "s"}`;
  return `${countWords(number)}${things} ${number === 1 ? "goes" : "go"} out later.`;
}

/** "12", "10,000+" */
export function countWords(number: number): string {
  return number >= MOST_COUNTED ? `${count(MOST_COUNTED)}+` : count(number);
}
