import { badgeWords, heldUpWords } from "../status/held-up.ts";
import css from "./places.module.css";

interface Props {
  held: number;
  /** Where a number has no room. */
  dot?: boolean;
}

/** That messages are held up, wherever the owner is. */
export function HeldUpBadge({ held, dot = false }: Props) {
  const words = dot ? "" : badgeWords(held);
  return (
    <>
      <span class={css.held} data-dot={words === "" || undefined} aria-hidden="true">
        {words}
      </span>
      <span class={css.hidden}>, {heldUpWords(held)}</span>
    </>
  );
}
