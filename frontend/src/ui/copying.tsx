import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button } from "./Button.tsx";
import { copyText } from "./clipboard.ts";
import css from "./copy-field.module.css";
import { CheckIcon, CopyIcon } from "./icons.tsx";

/** What has just become of copying something. */
export interface Copying {
  feedback: "none" | "copied" | "failed";
  copy(): Promise<void>;
}

export function useCopying(value: string): Copying {
  const [feedback, setFeedback] = useState<Copying["feedback"]>("none");
  useEffect(() => {
    if (feedback === "none") return;
    const timer = setTimeout(() => setFeedback("none"), 2_500);
    return () => clearTimeout(timer);
  }, [feedback]);
  return { feedback, copy: async () => setFeedback((await copyText(value)) ? "copied" : "failed") };
}

interface Props {
  /** What is copied, in a few words. */
  name: string;
  copying: Copying;
}

export function CopyButton({ name, copying }: Props) {
  const copied = copying.feedback === "copied";
  return (
    <Button
      icon={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
      onPress={copying.copy}
      aria-label={t.ui.copy(name)}
    >
      {copied ? t.ui.copied : t.ui.copy2}
    </Button>
  );
}

/** Says how it went: the button alone says nothing to a screen reader, and nothing of a refusal. */
export function CopyFeedback({ copying: { feedback } }: Pick<Props, "copying">) {
  return (
    <p class={css.feedback} role="status">
      {feedback === "failed" && t.ui.yourBrowserDidNotAllowCopying}
      {feedback === "copied" && <span class={css.hidden}>{t.ui.copied}</span>}
    </p>
  );
}
