import type { FunnelStore } from "./funnel/funnel-store.ts";
import { HomePage } from "./home/HomePage.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import type { SessionStore } from "./session/session-store.ts";
import type { StatusStore } from "./status/status-store.ts";

interface Props {
  session: SessionStore;
  status: StatusStore;
  funnel: FunnelStore;
}

/** Who is looking decides which page is shown. */
export function App({ session, status, funnel }: Props) {
  switch (session.state.value) {
    case "asking":
      return null;
    case "signed-out":
      return <SignInPage session={session} />;
    case "signed-in":
      return <HomePage session={session} status={status} funnel={funnel} />;
  }
}
