import { Track } from "../funnel/Track.tsx";
import { count } from "../ui/format.ts";
import type { FiguresStore } from "./figures-store.ts";
import css from "./moved.module.css";

interface Props {
  figures: FiguresStore;
  /** Shows all figures. */
  onPress: () => void;
}

/** Above the phone where the figures are on a tab of their own: the bar that a tap has just moved. */
export function MovedBar({ figures, onPress }: Props) {
  const step = figures.moved.value;
  if (step === null) return null;
  return (
    <button type="button" class={css.moved} onClick={onPress}>
      <span class={css.words}>
        <strong>{count(step.people)}</strong> {step.words}
      </span>
      <span class={css.percent}>{step.percent}</span>
      <Track step={step} />
    </button>
  );
}
