import type { Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
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
  const last = page.lastEventAt ? <RelativeTime at={page.lastEventAt} /> : t.connect.noneYet;
  return (
    <Step
      store={store}
      name="events"
      title={t.connect.sayHiToYourPage}
      gist={
        <>
          {t.connect.lastEventReceived} {last}
        </>
      }
    >
      <dl class={css.facts}>
        <div>
          <dt>{t.connect.facebookSendsUsThePagesEvents}</dt>
          <dd>{subscribed(page, demo)}</dd>
        </div>
        <div>
          <dt>{t.connect.lastEventReceived2}</dt>
          <dd>{last}</dd>
        </div>
      </dl>
      {demo && <p>{t.connect.soFarTheseComeFromTheSimulator}</p>}
      {!demo && page.subscribed === false && (
        <Notice tone="warn" title={t.connect.facebookDoesntSendUsThePages}>
          {t.connect.promobotSubscribesAgain}
        </Notice>
      )}
      <p>
        {t.connect.messageYourPageFromYourOwn(
          <strong>{t.connect.development}</strong>,
          <strong>{t.connect.advancedAccess}</strong>,
          <code>pages_messaging</code>,
        )}
      </p>
    </Step>
  );
}

function subscribed({ subscribed }: Page, demo: boolean): string {
  if (subscribed === null) return t.connect.unknownYet;
  if (!subscribed) return t.connect.no;
  return demo ? t.connect.yesFromTheSimulator : t.connect.yes;
}
