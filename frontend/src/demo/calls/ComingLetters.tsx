import { useStore } from "../../state/use-store.ts";
import { Button } from "../../ui/Button.tsx";
import { now } from "../../ui/now.ts";
import { Countdown } from "../../ui/Times.tsx";
import css from "./calls.module.css";
import type { Call } from "./calls.ts";
import { type CallsStore, createCallsStore } from "./calls-store.ts";

const SHOWN = 3;

/** The e-mails that are about to come, counting down. */
export function ComingLetters() {
  const store = useStore(() => createCallsStore());
  const coming = store.coming.value;
  if (coming.length === 0) return null;
  return (
    <ul class={css.coming} aria-label="E-mails on their way">
      {coming.slice(0, SHOWN).map((call) => (
        <li key={call.deliveryId} class={css.one}>
          <p class={css.what}>
            {call.what}
            <span class={css.soft}>
              <When call={call} />
            </span>
          </p>
          <SendNow call={call} store={store} />
        </li>
      ))}
      {coming.length > SHOWN && <li class={css.soft}>and {coming.length - SHOWN} more</li>}
    </ul>
  );
}

/** "goes out in 42 s" */
export function When({ call }: { call: Call }) {
  const verb = call.again ? "tried again" : "goes out";
  if (call.dueAt <= now.value) return <>{verb} any moment</>;
  return (
    <>
      {verb} <Countdown at={call.dueAt} />
    </>
  );
}

export function SendNow({ call, store: { action } }: { call: Call; store: CallsStore }) {
  if (call.dueAt <= now.value) return null;
  return (
    <Button
      aria-label={`Send now: ${call.what}`}
      busy={action.busy.value.has(call.deliveryId)}
      onPress={() => action.run(call.deliveryId, "hurry", `The ${lower(call.what)}`)}
    >
      Send now
    </Button>
  );
}

const lower = (what: string) => what.charAt(0).toLowerCase() + what.slice(1);
