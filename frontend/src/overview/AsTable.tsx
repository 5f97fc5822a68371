import type { ComponentChildren } from "preact";
import css from "./as-table.module.css";

/** The figures of a chart, for people who would rather read them. */
export function AsTable({ children }: { children: ComponentChildren }) {
  return (
    <details class={css.details}>
      <summary class={css.summary}>As a table</summary>
      <div class={css.table}>{children}</div>
    </details>
  );
}
