import type { ComparedPeople, Split } from "../api/compare.ts";
import { t } from "../i18n/words.ts";
import type { Figure } from "../stories/story.ts";
import { classNames } from "../ui/class-names.ts";
import css from "./compare.module.css";
import { keyOf, namesOf, rateWords, scaleOf } from "./compared.ts";

interface Props {
  rows: readonly ComparedPeople[];
  goal: Figure;
  by: Split | null;
}

const MIDDLE = "50%";

/** A dot with its interval for each row, all on one scale; the rows say the same in words. */
export function IntervalPicture({ rows, goal, by }: Props) {
  const shown = rows.flatMap((row) => {
    const share = row.rates[goal.stage];
    return share ? [{ row, share }] : [];
  });
  if (shown.length === 0) return null;
  const { end, marks } = scaleOf(Math.max(...shown.map(({ share }) => share.high)));
  const at = (rate: number) => `${(rate / end) * 100}%`;
  return (
    <ul class={css.picture} aria-label={t.compare.picture(goal.heading)}>
      {shown.map(({ row, share: { rate, low, high } }) => (
        <li key={keyOf(row)} class={css.line}>
          <Name names={namesOf(row, by)} />
          <span class={css.scale}>
            <svg aria-hidden="true" focusable="false">
              {marks.map((mark) => (
                <line key={mark} class={css.mark} x1={at(mark)} x2={at(mark)} y1="0" y2="100%" />
              ))}
              <line class={css.range} x1={at(low)} x2={at(high)} y1={MIDDLE} y2={MIDDLE} />
              <circle class={css.dot} cx={at(rate)} cy={MIDDLE} r="5" />
            </svg>
          </span>
          <span class={css.rate}>
            {rateWords(rate)}
            <span class={css.hidden}> {t.compare.between(rateWords(low), rateWords(high))}</span>
          </span>
        </li>
      ))}
      <li class={classNames(css.line, css.axis)} aria-hidden="true">
        <span />
        <span class={css.marks}>
          {marks.map((mark) => (
            <span key={mark} style={{ left: at(mark) }}>
              {rateWords(mark)}
            </span>
          ))}
        </span>
        <span />
      </li>
    </ul>
  );
}

/** What these people are, below what they are a part of. */
export function Name({ names }: { names: readonly string[] }) {
  const above = names.slice(0, -1);
  return (
    <span class={classNames(css.name, above.length > 0 && css.part)}>
      {above.length > 0 && <span class={css.above}>{above.join(" · ")} </span>}
      <bdi>{names.at(-1)}</bdi>
    </span>
  );
}
