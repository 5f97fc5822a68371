import type { LiveState } from "../api/stream.ts";
import css from "./live-dot.module.css";

interface Props {
  state: LiveState;
}

/** Says whether the figures move by themselves right now. */
export function LiveDot({ state }: Props) {
  return (
    <span class={css.state} role="status">
      <span class={`${css.dot} ${css[state]}`} aria-hidden="true" />
      {state}
    </span>
  );
}
