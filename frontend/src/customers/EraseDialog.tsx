import type { Line } from "../api/figures.ts";
import { named } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
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
      title={t.customers.delete(name, named(name))}
      verb={t.customers.deleteCustomer}
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
            {t.customers.theirNameEverythingTheyWrote(<strong>{t.customers.deleted}</strong>, idName(line))}
          </span>
        </li>
        <li>
          <OverviewIcon />
          <span>{t.customers.yourFiguresTheyStillCountThis(<strong>{t.customers.kept}</strong>)}</span>
        </li>
        <li>
          <BlockedIcon />
          <span>{t.customers.ifTheyMessageYouAgainThey(<strong>{t.customers.youCantUndoThis}</strong>)}</span>
        </li>
      </ul>
    </Confirm>
  );
}
