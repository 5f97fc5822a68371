import type { Delivery } from "../api/deliveries.ts";
import type { Choice } from "./choices.ts";
import { messageWord, named } from "./message-words.ts";
import type { Sending } from "./sending-words.ts";

/** What the owner can decide about one delivery. */
export type Decision = "retry" | "cancel";

/** What is possible where it stands; nobody can be written to again who was erased. */
export function decisionFor({ state, customerId }: Delivery): Decision | null {
  switch (state) {
    case "queued":
    case "held":
      return "cancel";
    case "failed":
    case "skipped":
    case "cancelled":
      return customerId === null ? null : "retry";
    default:
      return null;
  }
}

/** "The coupon for Ana" */
export function deliveryName({ say, kind, customerName }: Delivery): string {
  return `The ${messageWord(say ?? kind).toLowerCase()} for ${named(customerName)}`;
}

/** What became of the owner's decision. */
export function outcome(decision: Decision, answer: Delivery): string {
  const name = deliveryName(answer);
  if (decision === "cancel") return `${name} will not go out.`;
  return answer.state === "held" ? `${name} waits for its campaign.` : `${name} is in line again.`;
}

/** When it is tried next: at a time, or in words, or not at all. */
export function nextTry(delivery: Delivery, sending: Sending | null, now: Date): Date | string | null {
  switch (delivery.state) {
    case "queued":
      if (delivery.dueAt > now) return delivery.dueAt;
      if (sending?.pause) return "After the pause";
      return sending?.breaker === "open" ? "Once Messenger answers" : "Next in line";
    case "held":
      return "When its campaign goes on";
    case "unknown":
      return "Once we have looked for it";
    default:
      return null;
  }
}

/** Whether these are still to be tried, so that their next try is worth a column. */
export function isPending(choice: Choice): boolean {
  return choice === "waiting" || choice === "retrying" || choice === "held" || choice === "unknown";
}
