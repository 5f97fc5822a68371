import { useEffect, useState } from "preact/hooks";
import { Button } from "./Button.tsx";
import { copyText } from "./clipboard.ts";
import css from "./copy-field.module.css";
import { CheckIcon, CopyIcon } from "./icons.tsx";

interface Props {
  label: string;
  value: string;
}

type Feedback = "none" | "copied" | "failed";

/** Something to take elsewhere: an address, a token. */
export function CopyField({ label, value }: Props) {
  const [feedback, setFeedback] = useState<Feedback>("none");
  useEffect(() => {
    if (feedback === "none") return;
    const timer = setTimeout(() => setFeedback("none"), 2_500);
    return () => clearTimeout(timer);
  }, [feedback]);
  const copied = feedback === "copied";

  return (
    <div class={css.field}>
      <span class={css.label}>{label}</span>
      <div class={css.line}>
        <code class={css.value}>{value}</code>
        <Button
          icon={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          onPress={async () => setFeedback((await copyText(value)) ? "copied" : "failed")}
          aria-label={`Copy ${label.toLowerCase()}`}
        >
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <p class={css.feedback} role="status">
        {feedback === "failed" && "Your browser did not allow copying; mark the text and copy it by hand."}
        {copied && <span class={css.hidden}>Copied</span>}
      </p>
    </div>
  );
}
