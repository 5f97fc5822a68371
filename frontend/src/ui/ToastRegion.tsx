import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button, IconButton } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import { CheckIcon, CloseIcon, UndoIcon, WarningIcon } from "./icons.tsx";
import css from "./toast-region.module.css";
import { toasts as ours, type Toast, type Toasts } from "./toasts.ts";

interface Props {
  toasts?: Toasts;
}

/** Where what was just done is told. */
export function ToastRegion({ toasts = ours }: Props) {
  const region = useRef<HTMLDivElement>(null);
  const list = toasts.list.value;
  // Shown again above any dialog that has opened since.
  useEffect(() => {
    region.current?.hidePopover?.();
    if (list.length > 0) region.current?.showPopover?.();
  }, [list]);

  return (
    <div
      ref={region}
      class={css.region}
      popover="manual"
      role="status"
      aria-live="polite"
      onMouseEnter={toasts.hold}
      onMouseLeave={toasts.goOn}
      onFocusCapture={toasts.hold}
      onBlurCapture={toasts.goOn}
    >
      {list.map((toast) => (
        <Line key={toast.id} toast={toast} onDone={() => toasts.dismiss(toast.id)} />
      ))}
    </div>
  );
}

function Line({ toast, onDone }: { toast: Toast; onDone: () => void }) {
  const bad = toast.tone === "bad";
  function undo(): void {
    void toast.undo?.();
    onDone();
  }
  return (
    <div class={classNames(css.toast, bad && css.bad)}>
      <span class={css.icon}>{bad ? <WarningIcon /> : <CheckIcon />}</span>
      <p class={css.text}>{toast.text}</p>
      {toast.undo && (
        <Button kind="plain" icon={<UndoIcon size={16} />} onPress={undo}>
          {t.ui.undo}
        </Button>
      )}
      <IconButton label={t.ui.dismiss} icon={<CloseIcon size={16} />} onPress={onDone} />
    </div>
  );
}
