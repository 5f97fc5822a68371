import { useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Sheet } from "../ui/Dialog.tsx";
import { MoreIcon, SignOutIcon } from "../ui/icons.tsx";
import { HeldUpBadge } from "./HeldUpBadge.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import css from "./places.module.css";
import { IN_BAR, type Place } from "./places.ts";
import type { ScreenName } from "./routes.ts";

interface Props {
  places: Place[];
  here: ScreenName | null;
  /** How many messages are held up; null: none. */
  held: number | null;
  onSignOut: () => void;
}

/** The way around on a phone: what is used most, and a sheet with the rest. */
export function BottomBar({ places, here, held, onSignOut }: Props) {
  const [open, setOpen] = useState(false);
  const rest = places.slice(IN_BAR);
  const restIsHere = rest.some((place) => here !== null && place.screens.includes(here));
  const close = () => setOpen(false);

  return (
    <nav class={css.bar} aria-label={t.shell.mainShort}>
      {places.slice(0, IN_BAR).map((place) => (
        <PlaceLink key={place.href} place={place} here={here} held={held} />
      ))}
      <button
        type="button"
        class={css.place}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-current={restIsHere || undefined}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
        <span class={css.word}>{t.shell.more}</span>
        {held !== null && <HeldUpBadge held={held} dot />}
      </button>
      <Sheet open={open} title={t.shell.more} onClose={close}>
        <ul class={css.sheet}>
          {rest.map((place) => (
            <li key={place.href} class={place.apart && css.apart}>
              <PlaceLink place={place} here={here} held={held} onGo={close} />
            </li>
          ))}
          <li>
            <button type="button" class={css.signOut} onClick={onSignOut}>
              <SignOutIcon />
              {t.shell.signOut}
            </button>
          </li>
        </ul>
      </Sheet>
    </nav>
  );
}
