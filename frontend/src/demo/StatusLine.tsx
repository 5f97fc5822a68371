import { time } from "../ui/format.ts";
import { now } from "../ui/now.ts";
import css from "./phone.module.css";

/** The top edge of a phone: the time, and that all is well. */
export function StatusLine() {
  return (
    <div class={css.status} aria-hidden="true">
      <span>{time(now.value)}</span>
      <span class={css.island} />
      <svg class={css.signs} viewBox="0 0 44 12" width="44" height="12" focusable="false" aria-hidden="true">
        <path d="M1 9h2v2H1zM5 7h2v4H5zM9 4h2v7H9zM13 1h2v10h-2z" />
        <rect class={css.case} x="21.500" y="1.500" width="18" height="9" rx="2.500" />
        <rect x="23" y="3" width="13" height="6" rx="1.200" />
        <path d="M41 4.500h1.500v3H41z" />
      </svg>
    </div>
  );
}
