import { HeldUpBadge } from "./HeldUpBadge.tsx";
import css from "./places.module.css";
import { DELIVERIES, type Place } from "./places.ts";
import type { ScreenName } from "./routes.ts";

interface Props {
  place: Place;
  here: ScreenName | null;
  /** How many messages are held up; null: none. */
  held: number | null;
  onGo?: () => void;
}

export function PlaceLink({ place, here, held, onGo }: Props) {
  const Icon = place.icon;
  const current = here !== null && place.screens.includes(here);
  return (
    <a class={css.place} href={place.href} aria-current={current ? "page" : undefined} onClick={onGo}>
      <Icon />
      <span class={css.word}>{place.label()}</span>
      {place.href === DELIVERIES && held !== null && <HeldUpBadge held={held} />}
    </a>
  );
}
