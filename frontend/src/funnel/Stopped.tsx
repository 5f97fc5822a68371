import type { PeopleChoice } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { count } from "../ui/format.ts";
import type { Step } from "./figures.ts";
import css from "./stopped.module.css";

interface Props {
  lost: NonNullable<Step["lost"]>;
  onPeople?: ((choice: PeopleChoice) => void) | undefined;
}

/** Who stopped before a step; pressed, it shows who they are. */
export function Stopped({ lost, onPeople }: Props) {
  const words = (
    <>
      <span aria-hidden="true">
        <span class={css.label}>{t.funnel.droppedOff} </span>−{count(lost.people)}{" "}
        <span class={css.rate}>({lost.percent})</span>
      </span>
      <span class={css.hidden}>{lost.sentence}</span>
    </>
  );
  if (!onPeople) return <span>{words}</span>;
  return (
    <button
      type="button"
      class={css.press}
      title={t.funnel.seeWho(lost.sentence)}
      onClick={() => onPeople(lost.choice)}
    >
      {words}
    </button>
  );
}
