import type { ComponentChildren } from "preact";
import css from "./settings.module.css";

export interface Line {
  name: string;
  value: ComponentChildren;
  note: ComponentChildren;
}

/** Names, values, and what each is for. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl class={css.about}>
      {lines.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            <p class={css.note}>{note}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}
