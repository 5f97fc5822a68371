import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classNames } from "./class-names.ts";
import css from "./segmented.module.css";

interface Props<V extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  value: V;
  options: readonly { value: V; label: string; note?: ComponentChildren }[];
  onChange: (value: V) => void;
  /** Takes several lines where there is no room for all in one; otherwise they scroll. */
  wrap?: boolean;
}

/** One of a few, all in sight; the arrow keys move. */
export function Segmented<V extends string>({ label, value, options, onChange, wrap }: Props<V>) {
  const name = useId();
  return (
    <fieldset class={classNames(css.group, wrap && css.wrap)}>
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
