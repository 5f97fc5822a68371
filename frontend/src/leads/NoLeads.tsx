import type { Status } from "../api/status.ts";
import { baseOfWebhook } from "../settings/connect/public-address.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LeadsIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import css from "./leads.module.css";
import { addressOf, EVERYBODY, type LeadsStore } from "./leads-store.ts";

interface Props {
  store: LeadsStore;
  status: Status | null;
}

/** Nobody is like that, or nobody has registered yet: how a bot does it. */
export function NoLeads({ store, status }: Props) {
  if (addressOf(store.filter.value) !== addressOf(EVERYBODY))
    return (
      <NothingFound
        title="Nobody like that"
        sentence="Names, e-mail addresses and phone numbers are found by any part of them."
        verb="Show everybody"
        onPress={store.everybody}
      />
    );
  return (
    <>
      <EmptyState
        picture={<LeadsIcon size={28} />}
        title="Nobody has registered yet"
        sentence="Let your bot send name, e-mail and phone to the address below, with your bot’s token. People can sign up in the Messenger chat, too."
      >
        {status?.simulator && <ButtonLink href="/demo">Try it in the demo</ButtonLink>}
        <ButtonLink href="/settings?section=token">Token for your bot</ButtonLink>
        <ButtonLink href="/docs/api#bot">How to call it</ButtonLink>
      </EmptyState>
      {status && (
        <div class={css.address}>
          <CopyField
            label="Address for your bot"
            value={`${baseOfWebhook(status.webhookUrl)}/api/v1/leads`}
          />
        </div>
      )}
    </>
  );
}
