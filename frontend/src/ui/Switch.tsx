import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import css from "./switch.module.css";

interface Props {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  hint?: ComponentChildren;
  disabled?: boolean;
}

/** Something that is on or off, at once. */
export function Switch({ label, on, onChange, hint, disabled }: Props) {
  const id = useId();
  return (
    <label class={css.line}>
      <span>
        <span class={css.label}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} class={css.hint}>
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        class={css.switch}
        checked={on}
        aria-checked={on}
        disabled={disabled ?? false}
        aria-label={label}
        {...(hint && { "aria-describedby": `${id}-hint` })}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
