import type { ComponentChildren } from "preact";
import css from "./empty-state.module.css";

interface Props {
  /** An icon of size 28. */
  picture: ComponentChildren;
  title: string;
  /** Why there is nothing, and what will bring something. */
  sentence: ComponentChildren;
  /** What to do first: a button or a link. */
  children?: ComponentChildren;
}

/** Nothing is here yet: what this place is for, and what to do first. */
export function EmptyState({ picture, title, sentence, children }: Props) {
  return (
    <div class={css.empty}>
      <span class={css.picture}>{picture}</span>
      <h2 class={css.title}>{title}</h2>
      <p class={css.sentence}>{sentence}</p>
      {children && <div class={css.actions}>{children}</div>}
    </div>
  );
}
