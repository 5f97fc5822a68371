import { useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button } from "./Button.tsx";
import { RetryIcon, WarningIcon } from "./icons.tsx";
import css from "./problem.module.css";

interface Props {
  /** What went wrong; `sentenceOf(failure)` finds the words. */
  sentence: string;
  onRetry?: (() => unknown) | undefined;
}

/** Something did not work: why, and a way to try again. */
export function Problem({ sentence, onRetry }: Props) {
  const [busy, setBusy] = useState(false);

  async function retry(): Promise<void> {
    setBusy(true);
    await onRetry?.();
    setBusy(false);
  }

  return (
    <div class={css.problem} role="alert">
      <WarningIcon />
      <p class={css.sentence}>{sentence}</p>
      {onRetry && (
        <Button icon={<RetryIcon size={16} />} busy={busy} onPress={retry}>
          {t.ui.tryAgain}
        </Button>
      )}
    </div>
  );
}
