import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import css from "./button.module.css";
import { classNames } from "./class-names.ts";

type Kind = "primary" | "quiet" | "danger" | "plain";

interface Look {
  /** primary: the one thing to do here; quiet: everything else; danger: cannot be undone; plain: a word among words. */
  kind?: Kind;
  icon?: ComponentChildren;
  /** Fills the line. */
  wide?: boolean;
  children: ComponentChildren;
}

interface Props extends Look, Omit<ButtonHTMLAttributes, "icon" | "children" | "size"> {
  /** Under way: a second press does nothing, and the focus stays. */
  busy?: boolean;
  onPress?: (() => unknown) | undefined;
}

export function Button({ kind = "quiet", icon, wide, busy = false, onPress, children, ...rest }: Props) {
  function press(event: Event): void {
    if (busy) event.preventDefault();
    else void onPress?.();
  }

  return (
    <button
      type="button"
      {...rest}
      class={classNames(css.button, css[kind], wide && css.wide, busy && css.busy)}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={press}
    >
      {busy ? <span class={css.spinner} aria-hidden="true" /> : icon}
      <span>{children}</span>
    </button>
  );
}

interface LinkProps extends Look {
  href: string;
  /** A file name: the link saves instead of leading away. */
  download?: string | boolean;
  target?: "_blank";
}

/** A link that looks like a button: it leads somewhere, or saves a file. */
export function ButtonLink({ kind = "quiet", icon, wide, children, ...rest }: LinkProps) {
  return (
    <a {...rest} class={classNames(css.button, css[kind], wide && css.wide)} rel="noreferrer">
      {icon}
      <span>{children}</span>
    </a>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, "icon" | "children" | "size"> {
  /** What it does, for screen readers and as the browser's hint. */
  label: string;
  icon: ComponentChildren;
  busy?: boolean;
  onPress?: (() => unknown) | undefined;
}

export function IconButton({ label, icon, busy = false, onPress, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={classNames(css.button, css.plain, css.square, busy && css.busy)}
      aria-label={label}
      title={label}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={() => void (busy || onPress?.())}
    >
      {busy ? <span class={css.spinner} aria-hidden="true" /> : icon}
    </button>
  );
}
