import { useId } from "preact/hooks";
import { classNames } from "./class-names.ts";
import css from "./field.module.css";
import { ChevronDownIcon } from "./icons.tsx";

interface Option<V extends string> {
  value: V;
  label: string;
  /** Options of the same group follow each other below its name. */
  group?: string;
}

interface Props<V extends string> {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  /** A word of help below the label. */
  hint?: string;
  /** What is wrong, in a sentence; empty or null when nothing is. */
  error?: string | null | undefined;
  hideLabel?: boolean;
  disabled?: boolean;
}

export function Select<V extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  error,
  hideLabel,
  disabled,
}: Props<V>) {
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
      {hint && (
        <p id={`${id}-hint`} class={css.hint}>
          {hint}
        </p>
      )}
      <span class={css.frame}>
        <select
          id={id}
          class={classNames(css.input, css.select)}
          value={value}
          disabled={disabled ?? false}
          aria-invalid={Boolean(error)}
          aria-describedby={
            [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
          }
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {grouped(options).map(({ group, members }) =>
            group === undefined ? (
              members.map(choice)
            ) : (
              <optgroup key={group} label={group}>
                {members.map(choice)}
              </optgroup>
            ),
          )}
        </select>
        <span class={css.chevron}>
          <ChevronDownIcon size={16} />
        </span>
      </span>
      <p id={`${id}-error`} class={css.error} aria-live="polite">
        {error}
      </p>
    </div>
  );
}

function choice({ value, label }: Option<string>) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

function grouped<V extends string>(options: readonly Option<V>[]) {
  const groups: { group: string | undefined; members: Option<V>[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.members.push(option);
    else groups.push({ group: option.group, members: [option] });
  }
  return groups;
}
