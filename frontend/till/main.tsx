import { render } from "preact";
import "./till.css";
import { now } from "../src/ui/now.ts";
import { speak } from "./i18n/words.ts";
import { createPending } from "./pending.ts";
import { createServer } from "./server.ts";
import { createSound } from "./sound.ts";
import { createTill } from "./store.ts";
import { TillPage } from "./view/TillPage.tsx";

const server = createServer();
const store = createTill(server, createPending());
const sound = createSound();

/** The secret of the till's own link stands behind the "#", which no server and no log ever sees. */
function takeSecret(): string | null {
  const secret = new URLSearchParams(location.hash.slice(1)).get("sign-in");
  if (secret !== null) history.replaceState(null, "", location.pathname);
  return secret;
}

for (const back of ["online", "visibilitychange"])
  addEventListener(back, () => void (document.hidden || store.askAgain()));
const secret = takeSecret();
void speak().then(() => {
  const root = document.getElementById("till");
  if (root) render(<TillPage store={store} sound={sound} now={() => server.shopTime(now.value)} />, root);
  void store.begin(secret);
});
