import { render } from "preact";
import { App } from "./App.tsx";
import { createApi } from "./api/api.ts";
import { createFunnelStore } from "./funnel/funnel-store.ts";
import { createSessionStore } from "./session/session-store.ts";
import { fragmentOf } from "./session/sign-in-link.ts";
import { createStatusStore } from "./status/status-store.ts";
import "./tokens.css";
import "./page.css";

const api = createApi();
const session = createSessionStore(api, fragmentOf(window));
const status = createStatusStore(api, session.ended);
const funnel = createFunnelStore(api, "welcome", session.ended);

const root = document.getElementById("app");
if (root) render(<App session={session} status={status} funnel={funnel} />, root);
void session.begin();
