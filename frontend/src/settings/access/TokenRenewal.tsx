import { sentenceOf } from "../../state/failure.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Confirm } from "../../ui/Dialog.tsx";
import { KeyIcon } from "../../ui/icons.tsx";
import { Row } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { TokenStore } from "./secrets-store.ts";

interface Props {
  store: TokenStore;
  /** "bot token" */
  name: string;
  /** The variable that sets it, where one does. */
  setting: string | null;
}

/** Shows a new token once, or says where it is set. */
export function TokenRenewal({ store, name, setting }: Props) {
  if (setting !== null)
    return (
      <Notice title={`This token is set by ${setting}`}>
        <p>To change it, change it there (Heroku: Config Vars) and restart promobot.</p>
      </Notice>
    );
  return (
    <>
      {store.token.value === null ? (
        <Offer store={store} name={name} />
      ) : (
        <Fresh name={name} token={store.token.value} />
      )}
      <Question store={store} name={name} />
    </>
  );
}

function Offer({ store, name }: Omit<Props, "setting">) {
  return (
    <>
      <p>
        promobot printed it when it first started. It can’t be shown again, because only a fingerprint is
        stored. If it is lost or someone saw it, create a new one.
      </p>
      <Row>
        <Button icon={<KeyIcon size={16} />} onPress={() => store.ask(true)}>
          {`Create a new ${name}`}
        </Button>
      </Row>
    </>
  );
}

function Fresh({ name, token }: { name: string; token: string }) {
  return (
    <>
      <Notice tone="good" title={`Your new ${name}`} live>
        <p>Copy it now: once you leave this page it can’t be shown again. The old one no longer works.</p>
      </Notice>
      <CopyField label={`New ${name}`} value={token} />
    </>
  );
}

function Question({ store, name }: Omit<Props, "setting">) {
  const failure = store.renew.failure.value;
  return (
    <Confirm
      open={store.asking.value}
      title={`Create a new ${name}?`}
      verb={`Create a new ${name}`}
      busy={store.renew.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.renew.run()}
      onClose={() => store.ask(false)}
    >
      <p>
        The old one stops working immediately. Everything that uses it is refused until it gets the new one.
      </p>
    </Confirm>
  );
}
