import { REASON_LIMIT } from "../api/coupons.ts";
import { fieldProblem } from "../state/failure.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { Asked, CouponsStore } from "./coupons-store.ts";

/** Asks why before a coupon is made void, or a redemption undone; both stay in the history. */
export function ReasonDialog({ store }: { store: CouponsStore }) {
  const asked = store.asked.value;
  const words = asked && wordsOf(asked);
  return (
    <FormDialog
      open={asked !== null}
      title={words?.title ?? ""}
      verb={words?.verb ?? ""}
      danger={asked?.does === "void"}
      save={store.confirm}
      onClose={() => store.ask(null)}
    >
      <p>{words?.sentence}</p>
      <TextField
        label="Why?"
        hint="A few words for the history, such as “leaked”. Only you see them."
        autocomplete="off"
        value={store.reason.value}
        limit={REASON_LIMIT}
        error={
          (store.unreasoned.value ? "Write why." : null) ??
          fieldProblem(store.confirm.failure.value, "reason")
        }
        onInput={(text) => {
          store.reason.value = text;
          store.unreasoned.value = false;
        }}
      />
    </FormDialog>
  );
}

function wordsOf({ does, coupon: { code, shared } }: Asked) {
  if (does === "undo")
    return {
      title: "Undo this redemption?",
      verb: "Undo it",
      sentence: `${code} can be used again. Both the redemption and the undo stay in its history.`,
    };
  return {
    title: `Make ${code} void?`,
    verb: "Make it void",
    sentence: shared
      ? "Nobody can use it from now on. Those who had it get the campaign’s current coupon when they ask again. You can’t undo this."
      : "Nobody can use it from now on, and the customer gets no other code. You can’t undo this.",
  };
}
