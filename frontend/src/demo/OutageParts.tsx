import { useId } from "preact/hooks";
import type { Tone } from "../ui/Badge.tsx";
import { classNames } from "../ui/class-names.ts";
import { count } from "../ui/format.ts";
import css from "./outage.module.css";
import switches from "./switches.module.css";

interface ModesProps<M extends string> {
  /** For screen readers: what they are the ways of. */
  legend: string;
  ways: readonly { mode: M; label: string; tone: Tone }[];
  mode: M;
  onChange: (mode: M) => void;
}

/** The ways a system can be, as lamps to press. */
export function Modes<M extends string>({ legend, ways, mode: now, onChange }: ModesProps<M>) {
  const name = useId();
  return (
    <fieldset class={switches.modes}>
      <legend class={switches.hidden}>{legend}</legend>
      {ways.map(({ mode, label, tone }) => (
        <label key={mode} class={switches.mode} data-tone={tone}>
          <input
            class={switches.hidden}
            type="radio"
            name={name}
            checked={now === mode}
            onChange={() => onChange(mode)}
          />
          <span class={switches.lamp} aria-hidden="true" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

export function Count({ label, value, tone }: { label: string; value: number; tone: "warn" | "bad" }) {
  return (
    <div class={css.count}>
      <dt>{label}</dt>
      <dd class={classNames(value > 0 && css[tone])}>{count(value)}</dd>
    </div>
  );
}
