import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import css from "./segmented.module.css";

interface Props<V extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  value: V;
  options: readonly { value: V; label: string; note?: ComponentChildren }[];
  onChange: (value: V) => void;
}

/** One of a few, all in sight; the arrow keys move. */
export function Segmented<V extends string>({ label, value, options, onChange }: Props<V>) {
  const name = useId();
  return (
    <fieldset class={css.group}>
      <legend class={css.hidden}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={css.option}>
          <input
            class={css.hidden}
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
          {option.note !== undefined && <span class={css.note}>{option.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
