import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { Button } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import { copyText } from "./clipboard.ts";
import css from "./copy-field.module.css";
import { CheckIcon, CopyIcon, EyeIcon } from "./icons.tsx";

interface Props {
  label: string;
  value: string;
  /** A word of help below the label. */
  hint?: ComponentChildren;
  /** For a secret: what stands there until somebody asks to see it. Copying takes the value all the same. */
  masked?: string;
  /** Several lines: the buttons stand above. */
  block?: boolean;
}

type Feedback = "none" | "copied" | "failed";

/** Something to take elsewhere: an address, a token, some lines. */
export function CopyField({ label, value, hint, masked, block }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const [feedback, setFeedback] = useState<Feedback>("none");
  useEffect(() => {
    if (feedback === "none") return;
    const timer = setTimeout(() => setFeedback("none"), 2_500);
    return () => clearTimeout(timer);
  }, [feedback]);
  const copied = feedback === "copied";
  const name = label.toLowerCase();

  const buttons = (
    <div class={css.buttons}>
      {masked !== undefined && (
        <Button
          icon={<EyeIcon size={16} />}
          aria-label={`${shown ? "Hide" : "Show"} ${name}`}
          aria-controls={id}
          onPress={() => setShown(!shown)}
        >
          {shown ? "Hide" : "Show"}
        </Button>
      )}
      <Button
        icon={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
        onPress={async () => setFeedback((await copyText(value)) ? "copied" : "failed")}
        aria-label={`Copy ${name}`}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );

  return (
    <div class={css.field}>
      <div class={css.head}>
        <div>
          <span class={css.label}>{label}</span>
          {hint && <p class={css.hint}>{hint}</p>}
        </div>
        {block && buttons}
      </div>
      <div class={css.line}>
        <code id={id} class={classNames(css.value, block && css.block)}>
          {masked === undefined || shown ? value : masked}
        </code>
        {!block && buttons}
      </div>
      <p class={css.feedback} role="status">
        {feedback === "failed" && "Your browser did not allow copying; mark the text and copy it by hand."}
        {copied && <span class={css.hidden}>Copied</span>}
      </p>
    </div>
  );
}
