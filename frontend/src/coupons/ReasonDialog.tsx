import { REASON_LIMIT } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
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
        label={t.coupons.why}
        hint={t.coupons.aFewWordsForTheHistorySuchAs}
        autocomplete="off"
        value={store.reason.value}
        limit={REASON_LIMIT}
        error={
          (store.unreasoned.value ? t.coupons.writeWhy : null) ??
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
      title: t.coupons.undoThisRedemption,
      verb: t.coupons.undoIt,
      sentence: t.coupons.canBeUsedAgainBothThe(code),
    };
  return {
    title: t.coupons.makeVoid(code),
    verb: t.coupons.makeItVoid,
    sentence: shared ? t.coupons.nobodyCanUseItFromNowOnThose : t.coupons.nobodyCanUseItFromNowOnAndThe,
  };
}
