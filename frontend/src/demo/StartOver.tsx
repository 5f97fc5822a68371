import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { setHookFailures, setMailFailures } from "../api/inbox.ts";
import { setFailures, startDemoOver } from "../api/simulator.ts";
import { below } from "../base.ts";
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
        Start over
      </Button>
      <Confirm
        open={open.value}
        title="Start the demo over?"
        verb="Start over"
        danger
        busy={action.busy.value}
        problem={failure ? sentenceOf(failure) : null}
        onConfirm={() => action.run()}
        onClose={() => {
          action.reset();
          open.value = false;
        }}
      >
        <p>
          Customers, leads, requests, figures and campaigns are deleted. The welcome, your links and your
          settings stay.
        </p>
      </Confirm>
    </>
  );
}
