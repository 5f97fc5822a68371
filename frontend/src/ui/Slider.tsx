import { useId } from "preact/hooks";
import css from "./slider.module.css";

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** How the value is said: `percent`, `(n) => `${n} per second``. */
  format: (value: number) => string;
  onInput: (value: number) => void;
  disabled?: boolean;
}

export function Slider({ label, value, min, max, step = 1, format, onInput, disabled }: Props) {
  const id = useId();
  const filled = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <div class={css.slider}>
      <label class={css.label} for={id}>
        {label}
      </label>
      <output class={css.value} for={id}>
        {format(value)}
      </output>
      <input
        id={id}
        class={css.range}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled ?? false}
        aria-valuetext={format(value)}
        style={{ "--filled": `${filled}%` }}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}
