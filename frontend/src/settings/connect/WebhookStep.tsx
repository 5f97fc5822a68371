import type { Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
import { CopyField } from "../../ui/CopyField.tsx";
import { Notice } from "../../ui/Notice.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { whyUnreachable } from "./public-address.ts";
import { Step } from "./Step.tsx";

interface Props {
  store: ConnectStore;
  page: Page;
}

/** Where Facebook sends its events. */
export function WebhookStep({ store, page }: Props) {
  const demo = store.demo.value;
  return (
    <Step
      store={store}
      name="webhook"
      title={t.connect.giveFacebookYourWebhook}
      gist={t.connect.callbackUrlAndVerifyToken}
    >
      <Unreachable address={page.webhookUrl} />
      <ol class={css.how}>
        <li>
          {t.connect.openYourAppAtOrCreateOneOfThe(
            <strong>{"developers.facebook.com"}</strong>,
            <strong>{t.connect.business}</strong>,
            <strong>{t.connect.messenger}</strong>,
          )}
        </li>
        <li>
          {t.connect.underPasteTheseTwoAndPress(
            <strong>{"Messenger → API settings → Configure webhooks"}</strong>,
            <strong>{t.connect.verifyAndSave}</strong>,
          )}
        </li>
      </ol>
      <CopyField label={t.connect.callbackUrl} value={page.webhookUrl} />
      <CopyField
        label={t.connect.verifyToken}
        value={page.verifyToken}
        masked="••••••••••••••••"
        hint={demo ? t.connect.changesOnRestartInDemoModeStep : t.connect.setByMessengerVerifyToken}
      />
      <p class={css.aside}>
        {t.connect.promobotChoosesTheEventsItself(<em>{t.connect.subscriptionFields}</em>)}
      </p>
    </Step>
  );
}

function Unreachable({ address }: { address: string }) {
  const why = whyUnreachable(address);
  if (why === null) return null;
  return (
    <Notice
      tone="warn"
      title={why === "local" ? t.connect.facebookCantReachThisAddress : t.connect.facebookOnlyCallsHttps}
    >
      <p>
        {t.connect.setToThePublicAddressOfThis(
          why === "local",
          <code>PUBLIC_URL</code>,
          <code>https://your-app.herokuapp.com</code>,
        )}
      </p>
    </Notice>
  );
}
