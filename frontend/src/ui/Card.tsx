import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import css from "./card.module.css";
import { classNames } from "./class-names.ts";

interface Props {
  title?: ComponentChildren;
  /** A sentence below the title. */
  hint?: ComponentChildren;
  /** What stands at the title's right: a button, a live dot. */
  aside?: ComponentChildren;
  /** Without its own padding, for tables and pictures that reach the edge. */
  flush?: boolean;
  children: ComponentChildren;
}

export function Card({ title, hint, aside, flush, children }: Props) {
  const id = useId();
  return (
    <section class={classNames(css.card, flush && css.flush)} {...(title && { "aria-labelledby": id })}>
      {(title || aside) && (
        <div class={css.head}>
          <div>
            {title && (
              <h2 id={id} class={css.title}>
                {title}
              </h2>
            )}
            {hint && <p class={css.hint}>{hint}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
