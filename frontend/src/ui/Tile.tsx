import type { ComponentChildren } from "preact";
import { t } from "../i18n/words.ts";
import { classNames } from "./class-names.ts";
import { count } from "./format.ts";
import { ChevronRightIcon } from "./icons.tsx";
import css from "./tile.module.css";

interface Props {
  label: string;
  /** Null while it is not known. */
  value: number | null;
  /** The share of what, such as "85% of sent". */
  share?: ComponentChildren;
  tone?: "bad" | "warn" | undefined;
  onPress?: (() => void) | undefined;
}

/** One figure with its name; inside a `<Tiles>`. */
export function Tile({ label, value, share, tone, onPress }: Props) {
  const figure = (
    <>
      <span class={css.label}>
        {label}
        {onPress && <ChevronRightIcon size={14} />}
      </span>
      <span class={classNames(css.value, tone && css[tone])}>{value === null ? "–" : count(value)}</span>
      {share !== undefined && <span class={css.share}>{share}</span>}
    </>
  );
  return (
    <li class={css.item}>
      {onPress ? (
        <button type="button" class={classNames(css.tile, css.press)} title={t.ui.seeWho} onClick={onPress}>
          {figure}
        </button>
      ) : (
        <div class={css.tile}>{figure}</div>
      )}
    </li>
  );
}

/** Tiles side by side, as many as fit. */
export function Tiles({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class={css.tiles} aria-label={label}>
      {children}
    </ul>
  );
}
