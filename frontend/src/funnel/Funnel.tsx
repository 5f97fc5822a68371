import type { Bar } from "./figures.ts";
import css from "./funnel.module.css";

interface Props {
  bars: Bar[];
}

/** The way to the coupon as an ordered list of bars, readable by eye and by screen reader alike. */
export function Funnel({ bars }: Props) {
  return (
    <ol class={css.funnel}>
      {bars.map((bar) => (
        <li key={bar.stage} class={bar.aside ? `${css.row} ${css.aside}` : css.row}>
          <span class={css.sentence}>{bar.sentence}</span>
          <span class={css.percent}>{bar.percent}</span>
          <span class={css.track} aria-hidden="true">
            <span class={css.fill} style={{ width: `${bar.share * 100}%` }} />
          </span>
        </li>
      ))}
    </ol>
  );
}
