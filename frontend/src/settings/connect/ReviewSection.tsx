import { t } from "../../i18n/words.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { baseOfWebhook } from "./public-address.ts";

/** What Facebook asks for before everybody may write to the page. */
export function ReviewSection({ store }: { store: ConnectStore }) {
  return (
    <Card title={t.connect.facebooksAppReview} hint={t.connect.untilFacebookHasReviewedYour}>
      <Loaded resource={store.page} skeleton={<Skeleton lines={6} />}>
        {({ webhookUrl }) => <Addresses base={baseOfWebhook(webhookUrl)} demo={store.demo.value} />}
      </Loaded>
    </Card>
  );
}

function Addresses({ base, demo }: { base: string; demo: boolean }) {
  return (
    <div class={css.connect}>
      <CopyField
        label={t.connect.privacyPolicyUrl}
        hint={t.connect.pasteItUnderAppSettingsBasic(<a href="/privacy">{t.connect.whatItSays}</a>)}
        value={`${base}/privacy`}
      />
      <CopyField
        label={t.connect.dataDeletionCallbackUrl}
        hint={t.connect.pasteItUnderAppSettingsBasic2}
        value={`${base}/meta/deletion`}
      />
      <CopyField
        label={t.connect.deauthorizeCallbackUrl}
        hint={t.connect.pasteItUnderFacebookLoginFor}
        value={`${base}/meta/deauthorize`}
      />
      {demo && <p class={css.aside}>{t.connect.inDemoModeThereIsNoAppSecretSo}</p>}
      <p>
        {t.connect.thenAskForToUnderAppReviewWith(
          <strong>{t.connect.advancedAccess}</strong>,
          <code>pages_messaging</code>,
          <em>{t.connect.deleteMyData}</em>,
        )}
      </p>
    </div>
  );
}
