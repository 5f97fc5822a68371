import type { ComponentChildren } from "preact";
import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { baseOfWebhook } from "../settings/connect/public-address.ts";
import { hrefOf } from "../settings/sections.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import css from "./nobody-yet.module.css";

interface Props {
  picture: ComponentChildren;
  title: string;
  /** How people come here from the chat. */
  sentence: ComponentChildren;
  status: Status | null;
  /** Where a bot sends them: "/leads". */
  path: string;
}

/** Nobody is here yet: how people come from the chat, and, for those who have a bot, how it sends them. */
export function NobodyYet({ picture, title, sentence, status, path }: Props) {
  return (
    <>
      <EmptyState picture={picture} title={title} sentence={sentence}>
        {status?.simulator && <ButtonLink href="/demo">{t.ui.tryItInTheDemo}</ButtonLink>}
      </EmptyState>
      {status && (
        <details class={css.bot}>
          <summary class={css.summary}>{t.ui.doYouHaveYourOwnBot}</summary>
          <div class={css.body}>
            <p>{t.ui.itCanSendPeopleHereTooItCalls}</p>
            <CopyField
              label={t.ui.addressForYourBot}
              value={`${baseOfWebhook(status.webhookUrl)}/api/v1${path}`}
            />
            <p class={css.links}>
              <a href={hrefOf("token")}>{t.ui.getABotToken}</a>
              <a href="/docs/api#bot">{t.ui.apiForBots}</a>
            </p>
          </div>
        </details>
      )}
    </>
  );
}
