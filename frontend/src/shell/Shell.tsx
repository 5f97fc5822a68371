import { useEffect } from "preact/hooks";
import { t } from "../i18n/words.ts";
import type { SessionStore } from "../session/session-store.ts";
import { Loaded } from "../state/Loaded.tsx";
import { followAll } from "../state/use-store.ts";
import { heldUp } from "../status/held-up.ts";
import type { StatusStore } from "../status/status-store.ts";
import { stories } from "../stories/the-stories.ts";
import { SignOutIcon } from "../ui/icons.tsx";
import { ToastRegion } from "../ui/ToastRegion.tsx";
import { BottomBar } from "./BottomBar.tsx";
import { ConnectionLine } from "./ConnectionLine.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { Logo } from "./Logo.tsx";
import { PlaceLink } from "./PlaceLink.tsx";
import nav from "./places.module.css";
import { DEMO, PLACES } from "./places.ts";
import { route } from "./router.ts";
import { Screen } from "./Screen.tsx";
import css from "./shell.module.css";
import { setBusiness } from "./title.ts";

interface Props {
  session: SessionStore;
  status: StatusStore;
}

/** What stands around every screen: the way to the others, whose shop this is, whether it is a demo. */
export function Shell({ session, status }: Props) {
  useEffect(() => followAll(status, stories), [status]);
  const server = status.status.value;
  useEffect(() => setBusiness(server?.business ?? "promobot"), [server?.business]);

  const here = route.value.screen;
  const places = server?.simulator ? [...PLACES, DEMO] : PLACES;
  const held = heldUp(server, status.counts.value);

  return (
    <div class={css.shell}>
      <a class={css.skip} href="#main">
        {t.shell.skipToThePage}
      </a>
      <header class={css.top}>
        <a class={css.brand} href="/">
          <Logo key={server?.logo} address={server?.logo ?? null} />
          <span class={css.business}>{server?.business ?? "promobot"}</span>
        </a>
        {server?.simulator && <DemoMode />}
      </header>
      <nav class={css.rail} aria-label={t.shell.main}>
        <ul class={nav.places}>
          {places.map((place) => (
            <li key={place.href} class={place.apart && nav.apart}>
              <PlaceLink place={place} here={here} held={held} />
            </li>
          ))}
        </ul>
        <button type="button" class={nav.signOut} onClick={() => void session.signOut()}>
          <SignOutIcon />
          {t.shell.signOut}
        </button>
      </nav>
      <div class={css.page}>
        <ConnectionLine trouble={server?.databaseTrouble ?? null} />
        <main id="main" class={css.main} tabIndex={-1}>
          {status.asked.value && (
            <Loaded resource={stories}>
              {() => <Screen status={status.status} counts={status.counts} />}
            </Loaded>
          )}
        </main>
      </div>
      <BottomBar places={places} here={here} held={held} onSignOut={() => void session.signOut()} />
      <LeaveDialog />
      <ToastRegion />
    </div>
  );
}

/** While a simulator plays Facebook, nobody should take what happens here for real. */
function DemoMode() {
  return (
    <a class={css.demoMode} href="/demo" title={t.shell.aSimulatorPlaysFacebookNothing}>
      {t.shell.demoMode}
    </a>
  );
}
