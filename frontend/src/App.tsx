import { SignInDialog } from "./session/SignInDialog.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import type { SessionStore } from "./session/session-store.ts";
import { route } from "./shell/router.ts";
import { Shell } from "./shell/Shell.tsx";
import { OpenDocs } from "./shell/screens.ts";
import type { StatusStore } from "./status/status-store.ts";

interface Props {
  session: SessionStore;
  status: StatusStore;
}

/** Who is looking decides what is shown; a session that ends midway leaves the screen, and what was typed, in place. */
export function App({ session, status }: Props) {
  switch (session.state.value) {
    case "asking":
      return null;
    case "signed-out":
      return route.value.screen === "apiDocs" ? <OpenDocs /> : <SignInPage session={session} />;
    case "signed-in":
    case "expired":
      return (
        <>
          <Shell session={session} status={status} />
          <SignInDialog session={session} />
        </>
      );
  }
}
