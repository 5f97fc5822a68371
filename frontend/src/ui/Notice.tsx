import type { ComponentChildren } from "preact";
import { classNames } from "./class-names.ts";
import { CheckIcon, InfoIcon, WarningIcon } from "./icons.tsx";
import css from "./notice.module.css";

interface Props {
  tone?: "calm" | "good" | "warn" | "bad";
  title?: ComponentChildren;
  /** Told to a screen reader when it appears. */
  live?: boolean;
  children?: ComponentChildren;
}

/** Something worth knowing here that is not a failure of the last request. */
export function Notice({ tone = "calm", title, live, children }: Props) {
  const Icon = tone === "calm" ? InfoIcon : tone === "good" ? CheckIcon : WarningIcon;
  return (
    <div class={classNames(css.notice, css[tone])} {...(live && { role: "status" })}>
      <Icon />
      <div class={css.words}>
        {title && <p class={css.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
