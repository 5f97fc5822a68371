import type { ComponentChildren } from "preact";
import { classNames } from "../../src/ui/class-names.ts";
import { t } from "../i18n/words.ts";
import type { Verdict } from "../words.ts";
import { SignPicture } from "./signs.tsx";
import css from "./verdict.module.css";

interface Props {
  verdict: Verdict;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** One answer, as large as the screen allows. */
export function VerdictPanel({ verdict: { face, sign, word, line, more }, children }: Props) {
  return (
    <section class={classNames(css.verdict, css[face])} data-face={face} aria-label={t.answer}>
      <div class={css.said} role="status">
        <span class={css.sign}>
          <SignPicture sign={sign} />
        </span>
        <p class={css.word}>{word}</p>
        {line && <p class={css.line}>{line}</p>}
        {more.map((one) => (
          <p key={one} class={css.more}>
            <bdi>{one}</bdi>
          </p>
        ))}
      </div>
      {children && <div class={css.actions}>{children}</div>}
    </section>
  );
}
