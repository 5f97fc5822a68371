import { t } from "../../i18n/words.ts";
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
    <ul class={css.coming} aria-label={t.calls.eMailsOnTheirWay}>
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
      {coming.length > SHOWN && <li class={css.soft}>{t.calls.andMore(coming.length - SHOWN)}</li>}
    </ul>
  );
}

/** "goes out in 42 s" */
export function When({ call }: { call: Call }) {
  const verb = call.again ? t.calls.triedAgain : t.calls.goesOut;
  if (call.dueAt <= now.value) return <>{t.calls.anyMoment(verb)}</>;
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
      aria-label={t.calls.sendNow(call.what)}
      busy={action.busy.value.has(call.deliveryId)}
      onPress={() => action.run(call.deliveryId, "hurry", t.calls.the(call.what))}
    >
      {t.calls.sendNow2}
    </Button>
  );
}
