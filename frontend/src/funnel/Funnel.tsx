import type { PeopleChoice, Stats } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { classNames } from "../ui/class-names.ts";
import { count } from "../ui/format.ts";
import { ChevronRightIcon } from "../ui/icons.tsx";
import { type Step, sentence, steps } from "./figures.ts";
import css from "./funnel.module.css";
import { Stopped } from "./Stopped.tsx";
import { Track } from "./Track.tsx";

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
  const bars = steps(storyNamed(stats.story), stats);
  const digits = Math.max(3, ...bars.map(({ people }) => count(people).length));
  return (
    <div class={classNames(css.frame, compact && css.compact)}>
      <p class={css.head} aria-hidden="true">
        <span>{t.funnel.droppedOff}</span>
        {compact && <span>{t.funnel.ofSent}</span>}
      </p>
      <ol class={css.funnel}>
        {bars.map((step) => (
          <Row
            key={step.stage.key}
            step={showTaps ? step : { ...step, taps: null }}
            digits={digits}
            onPeople={onPeople}
          />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  step: Step;
  digits: number;
  onPeople: Props["onPeople"];
}

function Row({ step, digits, onPeople }: RowProps) {
  const opens = onPeople !== undefined && step.people > 0;
  const words = (
    <>
      <span class={css.words}>
        <span class={css.count} style={{ minWidth: step.aside ? 0 : `${digits}ch` }}>
          {count(step.people)}
        </span>{" "}
        <span class={css.sentence}>{step.words}</span>
        {opens && <ChevronRightIcon size={14} />}
      </span>{" "}
      {step.taps !== null && step.taps > 0 && (
        <span class={css.taps}>
          <span class={css.hidden}>, </span>
          {t.funnel.taps(step.taps)}
        </span>
      )}
      {step.both !== null && (
        <span class={css.both}>
          <span class={css.hidden}>, </span>
          {step.both}
        </span>
      )}
    </>
  );
  return (
    <li class={classNames(css.row, step.aside && css.aside)}>
      {opens ? (
        <button
          type="button"
          class={classNames(css.what, css.press)}
          title={t.funnel.seeWho(sentence(step.stage, step.people))}
          onClick={() => onPeople({ reached: step.stage.key })}
        >
          {words}
        </button>
      ) : (
        <span class={css.what}>{words}</span>
      )}
      <Lost step={step} onPeople={onPeople} />
      <span class={css.percent} title={t.funnel.ofEverybodyItWasSentTo(step.percent)}>
        {step.percent}
      </span>
      <Track step={step} onPeople={onPeople} />
    </li>
  );
}

/** Who stopped at this step, and whose message is still on its way there. */
function Lost({ step, onPeople }: Omit<RowProps, "digits">) {
  const { lost, underWay } = step;
  return (
    <span class={css.lost}>
      {underWay.people > 0 && <span class={css.underWay}>{t.funnel.onTheWay(count(underWay.people))}</span>}
      {lost && lost.people > 0 && <Stopped lost={lost} onPeople={onPeople} />}
    </span>
  );
}
