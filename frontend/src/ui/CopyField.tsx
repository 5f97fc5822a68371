import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Button } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import css from "./copy-field.module.css";
import { CopyButton, CopyFeedback, useCopying } from "./copying.tsx";
import { EyeIcon } from "./icons.tsx";

interface Props {
  label: string;
  value: string;
  /** A word of help below the label. */
  hint?: ComponentChildren;
  /** For a secret: what is shown until somebody asks to see it. Copying still takes the value. */
  masked?: string;
  /** Several lines: the buttons stand above. */
  block?: boolean;
}

/** Something to take elsewhere: an address, a token, some lines. */
export function CopyField({ label, value, hint, masked, block }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const copying = useCopying(value);
  const name = label.toLowerCase();

  const buttons = (
    <div class={css.buttons}>
      {masked !== undefined && (
        <Button
          icon={<EyeIcon size={16} />}
          aria-label={`${shown ? t.ui.hide : t.ui.show} ${name}`}
          aria-controls={id}
          onPress={() => setShown(!shown)}
        >
          {shown ? t.ui.hide : t.ui.show}
        </Button>
      )}
      <CopyButton name={name} copying={copying} />
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
      <CopyFeedback copying={copying} />
    </div>
  );
}
