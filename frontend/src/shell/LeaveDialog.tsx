import { Confirm } from "../ui/Dialog.tsx";
import { askedToLeave, leave, stay } from "./router.ts";

/** Asks before something unsaved is left behind. */
export function LeaveDialog() {
  const asked = askedToLeave.value;
  return (
    <Confirm
      open={asked !== null}
      title="Leave this page?"
      verb="Leave"
      danger
      onConfirm={leave}
      onClose={stay}
    >
      <p>{asked?.question}</p>
    </Confirm>
  );
}
