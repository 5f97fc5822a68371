import type { ComponentChildren } from "preact";
import css from "./badge.module.css";
import { classNames } from "./class-names.ts";

export type Tone = "good" | "warn" | "bad" | "accent" | "calm";

interface Props {
  tone?: Tone;
  /** A dot before the word, for states that last. */
  dot?: boolean;
  children: ComponentChildren;
}

/** A state in a word. */
export function Badge({ tone = "calm", dot, children }: Props) {
  return (
    <span class={classNames(css.badge, css[tone])}>
      {dot && <span class={css.dot} aria-hidden="true" />}
      {children}
    </span>
  );
}
