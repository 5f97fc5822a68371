import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { IconButton } from "./Button.tsx";
import { classNames } from "./class-names.ts";
import css from "./field.module.css";
import { count } from "./format.ts";
import { EyeIcon } from "./icons.tsx";

interface Common {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** A word of help below the label. */
  hint?: ComponentChildren;
  /** What is wrong, in a sentence; empty or null when nothing is. */
  error?: string | null | undefined;
  /** How many characters fit; counted while typing, never cut off. */
  limit?: number | undefined;
  /** Counts what the customer gets instead of what is typed: `length={filledIn.length}`. */
  length?: number | undefined;
  /** Letters of one width, for codes and tokens. */
  mono?: boolean;
  hideLabel?: boolean;
}

type Rest = Pick<
  InputHTMLAttributes,
  | "name"
  | "autocomplete"
  | "placeholder"
  | "lang"
  | "dir"
  | "required"
  | "disabled"
  | "inputMode"
  | "autofocus"
  | "spellcheck"
>;

interface TextProps extends Common, Rest {
  type?: "text" | "password" | "search" | "url" | "date" | "time" | "datetime-local";
  icon?: ComponentChildren;
}

/** Preact's types want to see each type by itself. */
const TYPES = {
  text: { type: "text" },
  password: { type: "password" },
  search: { type: "search" },
  url: { type: "url" },
  date: { type: "date" },
  time: { type: "time" },
  "datetime-local": { type: "datetime-local" },
} as const;

/** What is typed into a password field can be looked at. */
export function TextField({ type = "text", icon, mono, ...field }: TextProps) {
  const [shown, setShown] = useState(false);
  const secret = type === "password";
  return (
    <Field {...field}>
      {(attributes) => (
        <span class={css.frame}>
          {icon && <span class={css.icon}>{icon}</span>}
          <input
            {...attributes}
            {...TYPES[secret && shown ? "text" : type]}
            class={classNames(
              css.input,
              mono && css.mono,
              icon !== undefined && css.withIcon,
              secret && css.withEye,
            )}
            onInput={(event) => field.onInput(event.currentTarget.value)}
          />
          {secret && (
            <span class={css.eye}>
              <IconButton
                label={shown ? t.ui.hideWhatIsTyped : t.ui.showWhatIsTyped}
                icon={<EyeIcon />}
                aria-pressed={shown}
                onPress={() => setShown(!shown)}
              />
            </span>
          )}
        </span>
      )}
    </Field>
  );
}

interface AreaProps extends Common, Rest {
  rows?: number;
}

/** Several lines; grows with its text where the browser can. */
export function TextArea({ rows = 3, mono, ...field }: AreaProps) {
  return (
    <Field {...field}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={rows}
          class={classNames(css.input, css.area, mono && css.mono)}
          onInput={(event) => field.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** What ties a field to its label, its hint and its error. */
interface Wiring {
  id: string;
  value: string;
  "aria-invalid": boolean;
  "aria-describedby"?: string;
}

interface FieldProps extends Common, Rest {
  children: (attributes: Rest & Wiring) => ComponentChildren;
}

/** What every field has: its label, help, counter and what is wrong with it. */
function Field({ label, hint, error, limit, length, hideLabel, onInput: _, children, ...rest }: FieldProps) {
  const id = useId();
  const used = length ?? [...rest.value].length;
  const over = limit !== undefined && used > limit;
  const wrong = error || (over ? t.ui.tooMany(count(used - limit)) : null);
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={css.field}>
      <div class={hideLabel ? css.hidden : css.head}>
        <label class={css.label} for={id}>
          {label}
        </label>
        {limit !== undefined && (
          <span class={classNames(css.counter, over && css.over)}>
            <span class={css.hidden}>{t.ui.characters} </span>
            {count(used)} / {count(limit)}
          </span>
        )}
      </div>
      {hint && (
        <p id={`${id}-hint`} class={css.hint}>
          {hint}
        </p>
      )}
      {children({
        ...rest,
        id,
        "aria-invalid": Boolean(wrong),
        ...(described && { "aria-describedby": described }),
      })}
      <p id={`${id}-error`} class={css.error} aria-live="polite">
        {wrong}
      </p>
    </div>
  );
}
