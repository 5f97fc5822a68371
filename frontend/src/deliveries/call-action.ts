import { cancelDelivery, hurryDelivery, retryDelivery } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import { say } from "../ui/toasts.ts";
import { createRowAction, type RowAction } from "./row-action.ts";

/** What the owner can decide about an e-mail, or about news for a desk. */
export type CallDecision = "hurry" | "cancel" | "retry";

/** Runs by the delivery's id; `what` is "The welcome e-mail for Ana". */
export type CallAction = RowAction<[decision: CallDecision, what: string]>;

const SERVER = { hurryDelivery, cancelDelivery, retryDelivery };

/** `refresh` fetches again what is shown, whatever the result: a refusal means that its state has changed by now. */
export function createCallAction(refresh: () => Promise<void>, server = SERVER): CallAction {
  const deeds = { hurry: server.hurryDelivery, cancel: server.cancelDelivery, retry: server.retryDelivery };
  const action: CallAction = createRowAction(async (id: string, decision: CallDecision, what: string) => {
    try {
      await deeds[decision](id);
      say(
        `${what} ${OUTCOME[decision]}`,
        decision === "cancel" ? { undo: () => action.run(id, "retry", what) } : {},
      );
    } finally {
      await refresh();
    }
  });
  return action;
}

const OUTCOME: Record<CallDecision, string> = {
  hurry: t.deliveries.isBeingSentNow,
  cancel: t.deliveries.wontBeSent,
  retry: t.deliveries.isBackInLine,
};

/** What is possible where it stands; only what is due later can be hurried. */
export function callDecisions(state: string, later: boolean): readonly CallDecision[] {
  switch (state) {
    case "waiting":
    case "queued":
    case "retrying":
      return later ? ["hurry", "cancel"] : ["cancel"];
    case "failed":
    case "skipped":
    case "cancelled":
      return ["retry"];
    default:
      return [];
  }
}
