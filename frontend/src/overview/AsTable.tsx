import type { ComponentChildren } from "preact";
import { t } from "../i18n/words.ts";
import css from "./as-table.module.css";

/** The figures of a chart, for people who would rather read them. */
export function AsTable({ children }: { children: ComponentChildren }) {
  return (
    <details class={css.details}>
      <summary class={css.summary}>{t.overview.asATable}</summary>
      <div class={css.table}>{children}</div>
    </details>
  );
}
