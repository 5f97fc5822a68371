import type { ComponentChildren } from "preact";
import { classNames } from "./class-names.ts";
import css from "./layout.module.css";

interface Props {
  children: ComponentChildren;
}

/** One below the other. */
export function Stack({ children }: Props) {
  return <div class={css.stack}>{children}</div>;
}

/** Side by side, wrapping where there is no room: buttons, badges. */
export function Row({ children, between }: Props & { /** Pushed apart to both edges. */ between?: boolean }) {
  return <div class={classNames(css.row, between && css.between)}>{children}</div>;
}

/** Two parts side by side from a tablet up; the first is the wider one. */
export function Columns({ children, even }: Props & { even?: boolean }) {
  return <div class={classNames(css.columns, even && css.even)}>{children}</div>;
}
