import { t } from "../i18n/words.ts";
import css from "./skeleton.module.css";

interface Props {
  lines?: number;
}

/** Grey lines where something will be; they only appear when it takes a moment. */
export function Skeleton({ lines = 4 }: Props) {
  return (
    <div class={css.skeleton} role="status">
      <span class={css.hidden}>{t.ui.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class={css.line} style={{ width: `${[100, 86, 94, 62][line % 4]}%` }} />
      ))}
    </div>
  );
}
