import type { Page } from "../../api/page.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Card } from "../../ui/Card.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Stack } from "../../ui/Layout.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { now } from "../../ui/now.ts";
import { RelativeTime } from "../../ui/Times.tsx";
import { baseOfWebhook } from "../connect/public-address.ts";
import { ProgramsSection } from "./ProgramsSection.tsx";
import type { ProgramsStore } from "./programs-store.ts";
import { botAddress, curlExample, type SecretsStore, stillInAddress } from "./secrets-store.ts";
import { TokenRenewal } from "./TokenRenewal.tsx";

interface Props {
  store: SecretsStore;
}

/** The keys for programs: one for the bot, one for scripts, and others that each have a name. */
export function TokenSections({ store, programs }: Props & { programs: ProgramsStore }) {
  return (
    <Stack>
      <Card title="For your bot" hint="This token can only register leads and send questions.">
        <Loaded resource={store.page}>{(page) => <BotToken store={store} page={page} />}</Loaded>
      </Card>
      <ProgramsSection store={programs} />
      <Card title="For scripts" hint="The API token has full access: it can do everything you can do here.">
        <Loaded resource={store.page}>{(page) => <ScriptToken store={store} page={page} />}</Loaded>
      </Card>
    </Stack>
  );
}

function BotToken({ store, page }: Props & { page: Page }) {
  const { bot } = store.tokens;
  return (
    <Stack>
      <StillInAddress at={page.tokenInAddressAt} />
      <TokenRenewal store={bot} name="bot token" setting={page.ownBotToken ? null : "BOT_TOKEN"} />
      <CopyField
        label="Address for your bot"
        hint="Registers leads. A bot that can’t set headers carries its token in the address."
        value={botAddress(baseOfWebhook(page.webhookUrl), bot.token.value)}
        block
      />
      <p>
        What to send, field by field: <a href="/docs/api#bot">API for bots</a>.
      </p>
    </Stack>
  );
}

function StillInAddress({ at }: { at: Date | null }) {
  if (at === null || !stillInAddress(at, now.value)) return null;
  return (
    <Notice tone="warn" title="Your bot still uses the API token">
      <p>
        It was part of an address <RelativeTime at={at} />. Addresses end up in logs, and anyone who reads the
        API token there has full access. Create a bot token below and use it instead: the next release refuses
        the API token in addresses.
      </p>
    </Notice>
  );
}

function ScriptToken({ store, page }: Props & { page: Page }) {
  return (
    <Stack>
      <TokenRenewal
        store={store.tokens.script}
        name="API token"
        setting={page.ownToken ? null : "API_TOKEN"}
      />
      <CopyField
        label="Try it"
        hint="Put the token in API_TOKEN; this gets the figures of the welcome."
        value={curlExample(baseOfWebhook(page.webhookUrl))}
        block
      />
      <p>
        All calls: <a href="/docs/api">API reference</a>.
      </p>
    </Stack>
  );
}
