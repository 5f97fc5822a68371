import type { LiveState } from "../api/stream.ts";
import css from "./live-dot.module.css";

interface Props {
  /** "stale": the line has been gone for so long that the figures may be old. */
  state: LiveState | "stale";
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
