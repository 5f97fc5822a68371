import { render } from "preact";
import { App } from "./App.tsx";
import { listen } from "./api/client.ts";
import * as api from "./api/session.ts";
import { moveLinks } from "./base.ts";
import { speak } from "./i18n/words.ts";
import { createSessionStore } from "./session/session-store.ts";
import { fragmentOf } from "./session/sign-in-link.ts";
import { startRouter } from "./shell/router.ts";
import { startTitle } from "./shell/title.ts";
import { connection } from "./state/the-connection.ts";
import { createStatusStore } from "./status/status-store.ts";
import "./tokens.css";
import "./page.css";

const session = createSessionStore(api, fragmentOf(window), connection.signedInAgain);
const status = createStatusStore();
listen({ reached: connection.reached, unreachable: connection.unreachable, signedOut: session.ended });

connection.follow();
moveLinks();
startRouter();
startTitle();

// Not awaited up here: another language imports parts of this file, and would wait for it in turn.
void speak().then(() => {
  const root = document.getElementById("app");
  if (root) render(<App session={session} status={status} />, root);
  void session.begin();
});
