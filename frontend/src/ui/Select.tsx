import { useId } from "preact/hooks";
import { classNames } from "./class-names.ts";
import css from "./field.module.css";
import { ChevronDownIcon } from "./icons.tsx";

interface Props<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  hideLabel?: boolean;
  disabled?: boolean;
}

export function Select<V extends string>({ label, value, options, onChange, hideLabel, disabled }: Props<V>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div class={css.field}>
      <label class={hideLabel ? css.hidden : css.label} for={id}>
        {label}
      </label>
      <span class={css.frame}>
        <select
          id={id}
          class={classNames(css.input, css.select)}
          value={value}
          disabled={disabled ?? false}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <span class={css.chevron}>
          <ChevronDownIcon size={16} />
        </span>
      </span>
    </div>
  );
}
