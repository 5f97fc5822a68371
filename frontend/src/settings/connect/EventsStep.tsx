import type { Page } from "../../api/page.ts";
import { Notice } from "../../ui/Notice.tsx";
import { RelativeTime } from "../../ui/Times.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { Step } from "./Step.tsx";

interface Props {
  store: ConnectStore;
  page: Page;
}

/** Whether what happens on the page arrives here. */
export function EventsStep({ store, page }: Props) {
  const demo = store.demo.value;
  const last = page.lastEventAt ? <RelativeTime at={page.lastEventAt} /> : "none yet";
  return (
    <Step store={store} name="events" title="Say hi to your page" gist={<>Last event received: {last}</>}>
      <dl class={css.facts}>
        <div>
          <dt>Facebook sends us the page’s events</dt>
          <dd>{subscribed(page, demo)}</dd>
        </div>
        <div>
          <dt>Last event received</dt>
          <dd>{last}</dd>
        </div>
      </dl>
      {demo && <p>So far these come from the simulator. Once steps 1 to 3 are done:</p>}
      {!demo && page.subscribed === false && (
        <Notice tone="warn" title="Facebook doesn’t send us the page’s events">
          promobot subscribes again automatically every 30 seconds. If this stays, check the token in step 2,
          and the callback URL and verify token in step 1.
        </Notice>
      )}
      <p>
        Message your page from your own phone: the welcome arrives within seconds, and the line above says
        “just now”. While the app is in <strong>Development</strong> mode, Facebook only sends events of
        people with a role in the app; for everyone else it needs <strong>Advanced Access</strong> to{" "}
        <code>pages_messaging</code> (App Review).
      </p>
    </Step>
  );
}

function subscribed({ subscribed }: Page, demo: boolean): string {
  if (subscribed === null) return "Unknown yet";
  if (!subscribed) return "No";
  return demo ? "Yes, from the simulator" : "Yes";
}
