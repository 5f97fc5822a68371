import type { ReportLine } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import css from "./variants.module.css";
import { rateWords } from "./words.ts";

/** Where each variant's rate probably is, on one scale; the table says the same in figures. */
export function Intervals({ lines }: { lines: readonly ReportLine[] }) {
  const shown = lines.filter(({ decided }) => decided > 0);
  if (shown.length === 0) return null;
  const top = Math.max(...shown.map(({ high }) => high));
  const at = (rate: number) => `${(rate / top) * 100}%`;
  return (
    <ul class={css.intervals} aria-label={t.variants.between}>
      {shown.map(({ name, rate, low, high }) => (
        <li key={name} class={css.interval}>
          <strong>{name}</strong>
          <span class={css.scale} aria-hidden="true">
            <span class={css.range} style={{ left: at(low), width: at(high - low) }} />
            <span class={css.mean} style={{ left: at(rate) }} />
          </span>
          <span class={css.rate}>{rateWords(rate)}</span>
        </li>
      ))}
    </ul>
  );
}
