import { t } from "../i18n/words.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { askedToLeave, leave, stay } from "./router.ts";

/** Asks before something unsaved is left behind. */
export function LeaveDialog() {
  const asked = askedToLeave.value;
  return (
    <Confirm
      open={asked !== null}
      title={t.shell.leaveThisPage}
      verb={t.shell.leave}
      danger
      onConfirm={leave}
      onClose={stay}
    >
      <p>{asked?.question}</p>
    </Confirm>
  );
}
