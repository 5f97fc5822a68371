import type { Line } from "../api/figures.ts";
import { named } from "../deliveries/message-words.ts";
import type { Action } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { BlockedIcon, OverviewIcon, TrashIcon } from "../ui/icons.tsx";
import { idName } from "../ui/lines.ts";
import css from "./customers.module.css";

interface Props {
  open: boolean;
  name: string | null;
  line: Line;
  erase: Action<[], void>;
  onClose: () => void;
}

/** What is deleted, what is kept, and that it cannot be undone. */
export function EraseDialog({ open, name, line, erase, onClose }: Props) {
  const failure = erase.failure.value;
  const close = () => {
    erase.reset();
    onClose();
  };
  return (
    <Confirm
      open={open}
      title={`Delete ${name === null ? "this customer" : named(name)}?`}
      verb="Delete customer"
      danger
      busy={erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => erase.run()}
      onClose={close}
    >
      <ul class={css.stays}>
        <li>
          <TrashIcon />
          <span>
            <strong>Deleted:</strong> their name, {idName(line)}, everything they wrote and tapped, and
            messages waiting to be sent to them.
          </span>
        </li>
        <li>
          <OverviewIcon />
          <span>
            <strong>Kept:</strong> your figures. They still count this person, but not who it was.
          </span>
        </li>
        <li>
          <BlockedIcon />
          <span>
            <strong>You can’t undo this.</strong> If they message you again, they appear as a new customer.
          </span>
        </li>
      </ul>
    </Confirm>
  );
}
