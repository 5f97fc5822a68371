import type { DeliveryChoice, DeliveryCounts } from "../api/deliveries.ts";
import { MOST_COUNTED } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import { count } from "../ui/format.ts";

/** Three answers to "what happened to it?"; each shows one of its choices at a time. */
export const GROUPS = [
  { group: "to_send", label: t.deliveries.toSend, choices: ["waiting", "retrying", "sending", "held"] },
  { group: "sent", label: t.deliveries.sent, choices: ["sent"] },
  {
    group: "problems",
    label: t.deliveries.problems,
    choices: ["failed", "unknown", "parked", "skipped", "cancelled"],
  },
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
    label: t.deliveries.inLine,
    hint: t.deliveries.nextToSendFirst,
    empty: t.deliveries.allMessagesSent,
  },
  retrying: {
    label: t.deliveries.retrying,
    hint: t.deliveries.theseDidntGetThroughYetWeRetry,
    empty: t.deliveries.nothingToRetry,
  },
  sending: {
    label: t.deliveries.sending,
    hint: t.deliveries.beingSentRightNow,
    empty: t.deliveries.nothingIsBeingSentRightNow,
  },
  held: {
    label: t.deliveries.onHold,
    hint: t.deliveries.sentOnceTheirCampaignResumes,
    empty: t.deliveries.noPausedCampaignIsHolding,
  },
  sent: {
    label: t.deliveries.sent,
    hint: t.deliveries.newestFirstOpenACustomerToSee,
    empty: t.deliveries.messagesAppearHereOnceTheyAre,
  },
  failed: {
    label: t.deliveries.failed,
    hint: t.deliveries.weGaveUpOnTheseTryAgainOnceThe,
    empty: t.deliveries.nothingFailed,
  },
  unknown: {
    label: t.deliveries.unconfirmed,
    hint: t.deliveries.weDontKnowYetWhetherThese,
    empty: t.deliveries.everyMessageIsConfirmed,
  },
  parked: {
    label: t.deliveries.needsAttention,
    hint: t.deliveries.eventsWeCouldntProcessNothing,
    empty: t.deliveries.everyEventWasProcessed,
  },
  skipped: {
    label: t.deliveries.notAllowed,
    hint: t.deliveries.notSentOnPurposeItWasntAllowed,
    empty: t.deliveries.everythingCouldBeSent,
  },
  cancelled: {
    label: t.deliveries.cancelled,
    hint: t.deliveries.cancelledBeforeTheyWereSent,
    empty: t.deliveries.nothingWasCancelled,
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
  const again = retrying > 0 ? t.deliveries.beingRetried(retrying, countWords(retrying)) : "";
  return `${hint}${again}${later > 0 ? ` ${laterWords(later)}` : ""}`;
}

/** Why a list is empty; never that all is sent while some of it may have to be sent again. */
export function emptyOf(choice: Choice, counts: DeliveryCounts | null): string {
  if (choice !== "waiting" || !counts) return WORDS[choice].empty;
  const { unknown, retrying, sending, held } = counts;
  if (unknown > 0) return t.deliveries.nothingInLine(unsureWords(unknown));
  if (held > 0) return t.deliveries.nothingInLine2(heldWords(held));
  return retrying + sending > 0 ? t.deliveries.nothingInLineRightNow : WORDS.waiting.empty;
}

/** "440 messages are on hold until their campaign resumes." */
export function heldWords(number: number): string {
  return t.deliveries.onHoldUntilTheirCampaign(number, countWords(number));
}

/** The one sentence for messages that were sent without an answer, wherever they are mentioned. */
export function unsureWords(number: number): string {
  return t.deliveries.weDontKnowYetWhetherArrived(number, countWords(number));
}

/** "1 scheduled for later.", "24 messages scheduled for later." */
export function laterWords(number: number, messages = false): string {
  return messages
    ? t.deliveries.messagesScheduledForLater(number, countWords(number))
    : t.deliveries.scheduledForLater(number, countWords(number));
}

/** "12", "10,000+" */
export function countWords(number: number): string {
  return number >= MOST_COUNTED ? `${count(MOST_COUNTED)}+` : count(number);
}
