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
    <Card
      title="Facebook’s App Review"
      hint="Until Facebook has reviewed your app, only people with a role in it get answers. It asks for these addresses first."
    >
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
        label="Privacy policy URL"
        hint={
          <>
            Paste it under App settings → Basic. See <a href="/privacy">what it says</a>; what your website
            chat says about data is part of it.
          </>
        }
        value={`${base}/privacy`}
      />
      <CopyField
        label="Data deletion callback URL"
        hint="Paste it under App settings → Basic → User data deletion, and choose “Data deletion callback URL”."
        value={`${base}/meta/deletion`}
      />
      <CopyField
        label="Deauthorize callback URL"
        hint="Paste it under Facebook Login for Business → Settings, if your app has that product."
        value={`${base}/meta/deauthorize`}
      />
      {demo && (
        <p class={css.aside}>
          In demo mode there is no app secret, so the two callbacks refuse every call. They work once the
          settings of step 3 are in place.
        </p>
      )}
      <p>
        Then ask for <strong>Advanced Access</strong> to <code>pages_messaging</code> under App Review, with a
        short video in which someone writes to your page and gets an answer. Reviewers may also write{" "}
        <em>delete my data</em> to the bot: it asks once, deletes everything and sends a receipt.
      </p>
    </div>
  );
}
