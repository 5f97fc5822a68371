import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { t } from "../i18n/words.ts";
import type { Action } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Stack } from "./Layout.tsx";
import { Problem } from "./Problem.tsx";

interface Props {
  open: boolean;
  title: string;
  /** The verb on the button: "Save". */
  verb?: string;
  /** What cannot be taken back. */
  danger?: boolean;
  save: Action<[], unknown>;
  onClose: () => void;
  /** The fields; each shows what is wrong with it. */
  children: ComponentChildren;
}

/** A few fields to fill in and save; what went wrong with no field in particular is said below them. */
export function FormDialog({
  open,
  title,
  verb = t.ui.save,
  danger = false,
  save,
  onClose,
  children,
}: Props) {
  const form = useId();
  const failure = save.failure.value;
  const atField = failure instanceof ApiError && failure.fields.length > 0;
  const actions = (
    <>
      <Button onPress={onClose}>{t.ui.cancel}</Button>
      <Button kind={danger ? "danger" : "primary"} type="submit" form={form} busy={save.busy.value}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={onClose} actions={actions}>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <Stack>
          {children}
          {failure !== null && !atField && <Problem sentence={sentenceOf(failure)} />}
        </Stack>
      </form>
    </Dialog>
  );
}
