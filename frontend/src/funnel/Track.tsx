import type { PeopleChoice } from "../api/figures.ts";
import type { Step } from "./figures.ts";
import css from "./track.module.css";

interface Props {
  step: Step;
  onPeople?: ((choice: PeopleChoice) => void) | undefined;
}

/** Filled as far as people came; behind it those on the way, and palest those who stopped since the step before. */
export function Track({ step, onPeople }: Props) {
  const { lost, underWay } = step;
  const onTheWay = step.share + underWay.share;
  return (
    <span class={css.track} aria-hidden="true">
      {lost && <span class={css.gap} style={{ width: `${(onTheWay + lost.share) * 100}%` }} />}
      {underWay.people > 0 && <span class={css.coming} style={{ width: `${onTheWay * 100}%` }} />}
      <span class={css.fill} style={{ width: `${step.share * 100}%` }} />
      {lost && onPeople && lost.people > 0 && (
        <button
          type="button"
          tabIndex={-1}
          class={css.pressGap}
          title={lost.sentence}
          style={{ left: `${onTheWay * 100}%`, width: `${lost.share * 100}%` }}
          onClick={() => onPeople(lost.choice)}
        />
      )}
    </span>
  );
}
