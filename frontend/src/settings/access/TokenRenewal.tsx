import { t } from "../../i18n/words.ts";
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
      <Notice title={t.access.thisTokenIsSetBy(setting)}>
        <p>{t.access.toChangeItChangeItThereHeroku2}</p>
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
      <p>{t.access.promobotPrintedItWhenItFirst}</p>
      <Row>
        <Button icon={<KeyIcon size={16} />} onPress={() => store.ask(true)}>
          {t.access.createANew(name)}
        </Button>
      </Row>
    </>
  );
}

function Fresh({ name, token }: { name: string; token: string }) {
  return (
    <>
      <Notice tone="good" title={t.access.yourNew(name)} live>
        <p>{t.access.copyItNowOnceYouLeaveThisPage}</p>
      </Notice>
      <CopyField label={t.access.new(name)} value={token} />
    </>
  );
}

function Question({ store, name }: Omit<Props, "setting">) {
  const failure = store.renew.failure.value;
  return (
    <Confirm
      open={store.asking.value}
      title={t.access.createANew2(name)}
      verb={t.access.createANew(name)}
      busy={store.renew.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.renew.run()}
      onClose={() => store.ask(false)}
    >
      <p>{t.access.theOldOneStopsWorking}</p>
    </Confirm>
  );
}
