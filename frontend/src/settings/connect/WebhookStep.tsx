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

/** Tells Facebook where to call us. */
export function WebhookStep({ store, page }: Props) {
  const demo = store.demo.value;
  return (
    <Step
      store={store}
      name="webhook"
      title="Tell Facebook where to call"
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
          <strong>Verify and save</strong>. promobot answers by itself.
        </li>
      </ol>
      <CopyField label="Callback URL" value={page.webhookUrl} />
      <CopyField
        label="Verify token"
        value={page.verifyToken}
        masked="••••••••••••••••"
        hint={
          demo
            ? "In the demo it is another one after each start; step 3 keeps this one."
            : "As you set it in MESSENGER_VERIFY_TOKEN."
        }
      />
      <p class={css.aside}>
        Which events it sends (<em>subscription fields</em>) promobot tells Facebook itself.
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
      title={why === "local" ? "Facebook cannot call this address" : "Facebook calls https addresses only"}
    >
      <p>
        {why === "local"
          ? "It leads to this computer or network only. "
          : "This one begins with http, so nothing would arrive. "}
        Set <code>PUBLIC_URL</code> to where the world finds this server and start again: on Heroku{" "}
        <code>https://your-app.herokuapp.com</code>, on a laptop the address of a tunnel such as ngrok or
        cloudflared.
      </p>
    </Notice>
  );
}
