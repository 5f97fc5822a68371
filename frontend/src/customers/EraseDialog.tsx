import { named } from "../deliveries/message-words.ts";
import type { Action } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { BlockedIcon, OverviewIcon, TrashIcon } from "../ui/icons.tsx";
import css from "./customers.module.css";

interface Props {
  open: boolean;
  name: string | null;
  erase: Action<[], void>;
  onClose: () => void;
}

/** What goes, what stays, and that it cannot be taken back. */
export function EraseDialog({ open, name, erase, onClose }: Props) {
  const failure = erase.failure.value;
  const close = () => {
    erase.reset();
    onClose();
  };
  return (
    <Confirm
      open={open}
      title={`Erase ${name === null ? "this person" : named(name)}?`}
      verb="Erase for good"
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
            <strong>The person is deleted:</strong> name, Messenger number, everything they wrote and tapped,
            and messages that still wait for them.
          </span>
        </li>
        <li>
          <OverviewIcon />
          <span>
            <strong>The figures stay:</strong> they go on counting somebody, without knowing who it was.
          </span>
        </li>
        <li>
          <BlockedIcon />
          <span>
            <strong>This can’t be undone:</strong> news from Messenger about what was before is thrown away.
            If they write again, they are somebody new.
          </span>
        </li>
      </ul>
    </Confirm>
  );
}
