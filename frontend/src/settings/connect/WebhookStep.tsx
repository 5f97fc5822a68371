import type { Page } from "../../api/page.ts";
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
      title="Give Facebook your webhook"
      gist="Callback URL and verify token"
    >
      <Unreachable address={page.webhookUrl} />
      <ol class={css.how}>
        <li>
          Open your app at <strong>developers.facebook.com</strong> (or create one of the type{" "}
          <strong>Business</strong>) and add <strong>Messenger</strong>.
        </li>
        <li>
          Under <strong>Messenger → API settings → Configure webhooks</strong>, paste these two and press{" "}
          <strong>Verify and save</strong>. promobot answers automatically.
        </li>
      </ol>
      <CopyField label="Callback URL" value={page.webhookUrl} />
      <CopyField
        label="Verify token"
        value={page.verifyToken}
        masked="••••••••••••••••"
        hint={
          demo
            ? "Changes on restart in demo mode; step 3 makes it permanent."
            : "Set by MESSENGER_VERIFY_TOKEN."
        }
      />
      <p class={css.aside}>
        promobot chooses the events (<em>subscription fields</em>) itself.
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
      title={why === "local" ? "Facebook can’t reach this address" : "Facebook only calls https addresses"}
    >
      <p>
        {why === "local"
          ? "It only works on this computer or network. "
          : "This one starts with http, so nothing would arrive. "}
        Set <code>PUBLIC_URL</code> to the public address of this server and restart promobot: on Heroku{" "}
        <code>https://your-app.herokuapp.com</code>, on a laptop the address of a tunnel such as ngrok or
        cloudflared.
      </p>
    </Notice>
  );
}
