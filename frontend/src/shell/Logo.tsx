import { useState } from "preact/hooks";
import css from "./shell.module.css";

/** The shop's own logo; promobot's where there is none, or where it cannot be shown. */
export function Logo({ address }: { address: string | null }) {
  const [broken, setBroken] = useState(false);
  const shown = broken ? null : address;
  return (
    <img
      class={css.logo}
      src={shown ?? "/favicon.svg"}
      alt=""
      width="32"
      height="32"
      referrerpolicy="no-referrer"
      onError={() => setBroken(true)}
    />
  );
}
