import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { takeArrival } from "../shell/router.ts";
import { setTitle } from "../shell/title.ts";
import { ChevronLeftIcon } from "./icons.tsx";
import css from "./page-header.module.css";

interface Props {
  /** The heading; also the window's title. */
  title: string;
  /** A sentence below. */
  hint?: ComponentChildren;
  /** Where this screen hangs: a link above the heading. */
  back?: { href: string; label: string };
  /** Beside the heading: a state, a live dot. */
  badge?: ComponentChildren;
  /** What can be done here, the main thing last. */
  children?: ComponentChildren;
}

/** How every screen begins. Who comes from another screen is taken to its heading. */
export function PageHeader({ title, hint, back, badge, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => setTitle(title), [title]);

  return (
    <header class={css.header}>
      <div class={css.words}>
        {back && (
          <a class={css.back} href={back.href}>
            <ChevronLeftIcon size={16} />
            {back.label}
          </a>
        )}
        <div class={css.line}>
          <h1 ref={heading} class={css.title} tabIndex={-1}>
            {title}
          </h1>
          {badge}
        </div>
        {hint && <p class={css.hint}>{hint}</p>}
      </div>
      {children && <div class={css.actions}>{children}</div>}
    </header>
  );
}
