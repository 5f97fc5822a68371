import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { setHookFailures, setMailFailures } from "../api/inbox.ts";
import { setFailures, startDemoOver } from "../api/simulator.ts";
import { below } from "../base.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { forgetVisitor } from "./shop-visitor.ts";

/** Empties the demo for the next one who watches. */
export function StartOver() {
  const open = useSignal(false);
  const action = useMemo(
    () =>
      createAction(async () => {
        await setFailures({});
        await setMailFailures("ok");
        await setHookFailures("ok");
        await startDemoOver();
        forgetVisitor();
        // Nothing on this page is true any more.
        location.assign(below("/demo"));
      }),
    [],
  );
  const failure = action.failure.value;
  return (
    <>
      <Button
        onPress={() => {
          open.value = true;
        }}
      >
        {t.demo.startOver}
      </Button>
      <Confirm
        open={open.value}
        title={t.demo.startTheDemoOver}
        verb={t.demo.startOver}
        danger
        busy={action.busy.value}
        problem={failure ? sentenceOf(failure) : null}
        onConfirm={() => action.run()}
        onClose={() => {
          action.reset();
          open.value = false;
        }}
      >
        <p>{t.demo.customersLeadsRequestsFigures}</p>
      </Confirm>
    </>
  );
}
