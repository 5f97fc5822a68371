import type { PeopleChoice, Stats } from "../api/figures.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { classNames } from "../ui/class-names.ts";
import { count, plural } from "../ui/format.ts";
import { type Step, sentence, steps } from "./figures.ts";
import css from "./funnel.module.css";

interface Props {
  stats: Stats;
  /** Fewer and closer bars, beside something else. */
  compact?: boolean;
  /** Off where the taps are not those of these people. */
  showTaps?: boolean;
  /** Opens the people behind a bar, or those who stopped before it; without it the bars are only looked at. */
  onPeople?: ((choice: PeopleChoice) => void) | undefined;
}

/** The way through a campaign's story as an ordered list of bars, readable by eye and by screen reader alike. */
export function Funnel({ stats, compact = false, showTaps = true, onPeople }: Props) {
  // As wide as the largest of them, so that a number may grow without pushing its words.
  const bars = steps(storyNamed(stats.story), stats, { compact });
  const digits = Math.max(3, ...bars.map(({ people }) => count(people).length));
  return (
    <ol class={classNames(css.funnel, compact && css.compact)}>
      {bars.map((step) => (
        <Row
          key={step.stage.key}
          {...{ step: showTaps ? step : { ...step, taps: null }, digits, onPeople }}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  step: Step;
  digits: number;
  onPeople: Props["onPeople"];
}

function Row({ step, digits, onPeople }: RowProps) {
  const words = (
    <>
      <span class={css.words}>
        <span class={css.count} style={{ minWidth: `${digits}ch` }}>
          {count(step.people)}
        </span>{" "}
        {step.words}
      </span>{" "}
      {step.taps !== null && step.taps > 0 && (
        <span class={css.taps}>
          <span class={css.hidden}>, </span>
          {plural(step.taps, "tap", "taps")}
        </span>
      )}
    </>
  );
  return (
    <li class={classNames(css.row, step.aside && css.aside)}>
      {onPeople && step.people > 0 ? (
        <button
          type="button"
          class={classNames(css.what, css.press)}
          title={`${sentence(step.stage, step.people)}: who they are`}
          onClick={() => onPeople({ reached: step.stage.key })}
        >
          {words}
        </button>
      ) : (
        <span class={css.what}>{words}</span>
      )}
      <Lost {...{ step, onPeople }} />
      <span class={css.percent} title={`${step.percent} of everybody it was sent to`}>
        {step.percent}
      </span>
      <Track {...{ step, onPeople }} />
    </li>
  );
}

function Lost({ step: { lost }, onPeople }: Omit<RowProps, "digits">) {
  if (!lost || lost.people === 0) return <span class={css.lost} />;
  const words = (
    <>
      <span aria-hidden="true">−{count(lost.people)}</span>
      <span class={css.hidden}>{lost.sentence}</span>
    </>
  );
  if (!onPeople) return <span class={css.lost}>{words}</span>;
  return (
    <button
      type="button"
      class={classNames(css.lost, css.pressLost)}
      title={lost.sentence}
      onClick={() => onPeople(lost.choice)}
    >
      {words}
    </button>
  );
}

/** Filled as far as people came; the pale part behind are those who stopped since the step before. */
function Track({ step, onPeople }: Omit<RowProps, "digits">) {
  const { lost } = step;
  return (
    <span class={css.track} aria-hidden="true">
      {lost && <span class={css.gap} style={{ width: `${(step.share + lost.share) * 100}%` }} />}
      <span class={css.fill} style={{ width: `${step.share * 100}%` }} />
      {lost && onPeople && lost.people > 0 && (
        <button
          type="button"
          tabIndex={-1}
          class={css.pressGap}
          title={lost.sentence}
          style={{ left: `${step.share * 100}%`, width: `${lost.share * 100}%` }}
          onClick={() => onPeople(lost.choice)}
        />
      )}
    </span>
  );
}
