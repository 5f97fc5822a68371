import type { LiveState } from "../api/stats.ts";
import css from "./live-dot.module.css";

interface Props {
  state: LiveState;
}

/** Says whether the figures move by themselves right now. */
export function LiveDot({ state }: Props) {
  const word = state === "refused" ? "reconnecting" : state;
  return (
    <span class={css.state} role="status">
      <span class={`${css.dot} ${css[word]}`} aria-hidden="true" />
      {word}
    </span>
  );
}
