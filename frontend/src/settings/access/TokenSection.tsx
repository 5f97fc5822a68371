import type { Page } from "../../api/page.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Confirm } from "../../ui/Dialog.tsx";
import { KeyIcon } from "../../ui/icons.tsx";
import { Row, Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { baseOfWebhook } from "../connect/public-address.ts";
import { curlExample, type SecretsStore } from "./secrets-store.ts";

interface Props {
  store: SecretsStore;
}

/** The key for scripts and bot builders. */
export function TokenSection({ store }: Props) {
  return (
    <Card title="API token" hint="With it a script or a bot builder may do what you can do here.">
      <Loaded resource={store.page}>
        {(page) => (
          <Stack>
            {page.ownToken ? <Renewal store={store} /> : <Given />}
            <CopyField
              label="Try it"
              hint="With the token in API_TOKEN; this asks for the figures of the welcome."
              value={curlExample(addressOf(page))}
              block
            />
            <p>
              All that scripts and bots can do is told, call by call, in <a href="/docs/api">API</a>.
            </p>
          </Stack>
        )}
      </Loaded>
    </Card>
  );
}

const addressOf = (page: Page): string => baseOfWebhook(page.webhookUrl);

function Given() {
  return (
    <Notice title="The token is set by API_TOKEN">
      <p>To change it, change it there (Heroku: Config Vars) and start promobot again.</p>
    </Notice>
  );
}

function Renewal({ store }: Props) {
  const token = store.token.value;
  const failure = store.renew.failure.value;
  return (
    <>
      {token === null ? (
        <>
          <p>
            The token was printed at the first start. It cannot be shown again, because only its fingerprint
            is kept. If it is lost, or somebody saw it, make a new one.
          </p>
          <Row>
            <Button icon={<KeyIcon size={16} />} onPress={() => store.ask(true)}>
              Make a new token
            </Button>
          </Row>
        </>
      ) : (
        <>
          <Notice tone="good" title="This is the new token" live>
            <p>Copy it now: once you leave this page, nobody can show it again. The old one has stopped.</p>
          </Notice>
          <CopyField label="API token" value={token} />
        </>
      )}
      <Confirm
        open={store.asking.value}
        title="Make a new token?"
        verb="Make a new token"
        busy={store.renew.busy.value}
        problem={failure ? sentenceOf(failure) : null}
        onConfirm={() => store.renew.run()}
        onClose={() => store.ask(false)}
      >
        <p>
          The old one stops working at once. Whatever uses it, such as a script or a bot builder, is refused
          until it gets the new one.
        </p>
      </Confirm>
    </>
  );
}
