import type { Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
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
      <Card title={t.access.forYourBot} hint={t.access.thisTokenCanOnlyRegisterLeads}>
        <Loaded resource={store.page}>{(page) => <BotToken store={store} page={page} />}</Loaded>
      </Card>
      <ProgramsSection store={programs} />
      <Card title={t.access.forScripts} hint={t.access.theApiTokenHasFullAccessItCan}>
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
      <TokenRenewal store={bot} name={t.access.botToken} setting={page.ownBotToken ? null : "BOT_TOKEN"} />
      <CopyField
        label={t.access.addressForYourBot}
        hint={t.access.registersLeadsABotThatCantSet}
        value={botAddress(baseOfWebhook(page.webhookUrl), bot.token.value)}
        block
      />
      <p>{t.access.whatToSendFieldByField(<a href="/docs/api#bot">{t.access.apiForBots}</a>)}</p>
    </Stack>
  );
}

function StillInAddress({ at }: { at: Date | null }) {
  if (at === null || !stillInAddress(at, now.value)) return null;
  return (
    <Notice tone="warn" title={t.access.yourBotStillUsesTheApiToken}>
      <p>{t.access.itWasPartOfAnAddressAddresses(<RelativeTime at={at} />)}</p>
    </Notice>
  );
}

function ScriptToken({ store, page }: Props & { page: Page }) {
  return (
    <Stack>
      <TokenRenewal
        store={store.tokens.script}
        name={t.access.apiToken}
        setting={page.ownToken ? null : "API_TOKEN"}
      />
      <CopyField
        label={t.access.tryIt}
        hint={t.access.putTheTokenInApiTokenThisGets}
        value={curlExample(baseOfWebhook(page.webhookUrl))}
        block
      />
      <p>{t.access.allCalls(<a href="/docs/api">{t.access.apiReference}</a>)}</p>
    </Stack>
  );
}
