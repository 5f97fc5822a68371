import { useRef } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { RetryIcon } from "../ui/icons.tsx";
import { now } from "../ui/now.ts";
import { type CallAction, type CallDecision, callDecisions } from "./call-action.ts";
import css from "./call-buttons.module.css";

interface Props {
  deliveryId: string;
  state: string;
  dueAt: Date;
  /** "The welcome e-mail for Ana" */
  what: string;
  action: CallAction;
}

/** What can be done about an e-mail or about news for a desk, where it stands now. */
export function CallButtons({ deliveryId, state, dueAt, what, action }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const busy = action.busy.value.has(deliveryId);

  async function decide(decision: CallDecision): Promise<void> {
    await action.run(deliveryId, decision, what);
    // The button that had the focus is gone with the decision.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }

  return (
    <span ref={place} class={css.buttons} tabIndex={-1}>
      {callDecisions(state, dueAt > now.value).map((decision) => (
        <Button
          key={decision}
          kind={decision === "cancel" ? "plain" : "quiet"}
          icon={decision === "retry" ? <RetryIcon size={16} /> : undefined}
          busy={busy}
          aria-label={`${verb(decision, state)}: ${what}`}
          onPress={() => decide(decision)}
        >
          {verb(decision, state)}
        </Button>
      ))}
    </span>
  );
}

function verb(decision: CallDecision, state: string): string {
  if (decision === "hurry") return t.deliveries.sendNow;
  if (decision === "cancel") return t.deliveries.cancel;
  return state === "failed" ? t.deliveries.tryAgain : t.deliveries.sendAfterAll;
}
