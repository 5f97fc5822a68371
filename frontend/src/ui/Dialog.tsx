import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button, IconButton } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import css from "./dialog.module.css";
import { CloseIcon } from "./icons.tsx";
import { Problem } from "./Problem.tsx";

interface Props {
  open: boolean;
  title: string;
  /** Wants to close: Escape, the cross, or a press outside. Without it the dialog stays. */
  onClose?: (() => void) | undefined;
  /** Buttons at the foot, the main one last. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** One question above the page; the browser keeps the focus inside and gives it back. */
export function Dialog(props: Props) {
  return <Modal {...props} shape="dialog" />;
}

/** A sheet from the side, over the whole screen on a phone: people behind a figure, one delivery. */
export function Drawer(props: Props) {
  return <Modal {...props} shape="drawer" />;
}

/** A sheet from below, as high as what is on it: a few choices on a phone. */
export function Sheet(props: Props) {
  return <Modal {...props} shape="sheet" />;
}

const FIELD = "form :is(input, select, textarea):not([hidden], :disabled)";

interface ModalProps extends Props {
  shape: "dialog" | "drawer" | "sheet";
}

function Modal({ open, title, onClose, actions, children, shape }: ModalProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      // What is asked for can be typed at once; without a field the browser chooses.
      dialog.querySelector<HTMLElement>(FIELD)?.focus();
    } else if (!open && dialog?.open) dialog.close();
  }, [open]);

  // The frame fills the dialog, so a press on the dialog itself is one outside of it.
  const outside = (event: Event) => event.target === event.currentTarget && onClose?.();

  return (
    <dialog
      ref={element}
      class={classNames(css.modal, css[shape])}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onMouseDown={outside}
    >
      {open && (
        <div class={css.frame}>
          <div class={css.head}>
            <h2 id={id} class={css.title}>
              {title}
            </h2>
            {onClose && <IconButton label={t.ui.close} icon={<CloseIcon />} onPress={onClose} />}
          </div>
          <div class={css.body}>{children}</div>
          {actions && <div class={css.actions}>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}

interface ConfirmProps {
  open: boolean;
  title: string;
  /** What will happen, and what will not. */
  children: ComponentChildren;
  /** The verb on the button: "Erase", "Send to 412 people". */
  verb: string;
  /** What the other button says, where "Cancel" could mean either. */
  keep?: string | undefined;
  danger?: boolean;
  busy?: boolean;
  /** Why it did not work. */
  problem?: string | null;
  onConfirm: () => unknown;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({
  open,
  title,
  children,
  verb,
  keep = t.ui.cancel,
  danger,
  busy,
  problem,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const actions = (
    <>
      <Button onPress={onClose}>{keep}</Button>
      <Button kind={danger ? "danger" : "primary"} busy={busy ?? false} onPress={onConfirm}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog open={open} title={title} onClose={onClose} actions={actions}>
      {children}
      {problem && <Problem sentence={problem} />}
    </Dialog>
  );
}
