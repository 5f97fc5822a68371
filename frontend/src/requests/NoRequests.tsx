import type { Status } from "../api/status.ts";
import { baseOfWebhook } from "../settings/connect/public-address.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon, RequestsIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import css from "./requests.module.css";
import type { RequestsStore } from "./requests-store.ts";

interface Props {
  store: RequestsStore;
  status: Status | null;
}

/** Nothing like that, nothing open, or nothing asked yet: how a bot does it. */
export function NoRequests({ store, status }: Props) {
  const { state, topic, q } = store.filter.value;
  if (topic || q || state === "done")
    return (
      <NothingFound
        title="Nothing like that"
        sentence="Names, contacts and the words of a question are found by any part of them."
        verb="Show everything"
        onPress={store.everything}
      />
    );
  if (state === "open")
    return (
      <EmptyState
        picture={<CheckIcon size={28} />}
        title="No question is open"
        sentence="What people ask through your bot or in the chat stands here, until somebody says that it is answered."
      >
        <Button onPress={store.everything}>Show everything</Button>
      </EmptyState>
    );
  return (
    <>
      <EmptyState
        picture={<RequestsIcon size={28} />}
        title="Nobody has asked yet"
        sentence="Let your bot send a topic and a question to the address below, with your bot’s token. In the Messenger chat people ask with the word “help”."
      >
        {status?.simulator && <ButtonLink href="/demo">Try it in the demo</ButtonLink>}
        <ButtonLink href="/settings?section=token">Token for your bot</ButtonLink>
        <ButtonLink href="/docs/api#bot">How to call it</ButtonLink>
      </EmptyState>
      {status && (
        <div class={css.address}>
          <CopyField
            label="Address for your bot"
            value={`${baseOfWebhook(status.webhookUrl)}/api/v1/requests`}
          />
        </div>
      )}
    </>
  );
}
