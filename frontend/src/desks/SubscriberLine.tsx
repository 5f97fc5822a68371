import type { Channel } from "../api/desks.ts";
import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import css from "./desks.module.css";
import type { SubscriberStore } from "./subscriber-store.ts";

/** What the owner can do about a program that checks signatures, and why it is switched off. */
export function SubscriberLine({ channel, store }: { channel: Channel; store: SubscriberStore }) {
  return (
    <div class={css.subscriber}>
      {channel.state === "off" && (
        <Notice tone="bad" title={t.desks.switchedOffItTookNothing}>
          {channel.reason && <p>{channel.reason}</p>}
          <p>{t.desks.whatHappensWaits}</p>
        </Notice>
      )}
      <div class={css.chips}>
        {channel.state === "off" && (
          <Button
            kind="primary"
            busy={store.switchOn.busy.value.has(channel.id)}
            aria-label={t.desks.switchOn(channel.name)}
            onPress={() => store.switchOn.run(channel.id)}
          >
            {t.desks.switchOn2}
          </Button>
        )}
        {channel.events.length > 0 && (
          <Button
            aria-label={t.desks.sendEventsAgainTo(channel.name)}
            onPress={() => store.askToSendAgain(channel)}
          >
            {t.desks.sendAgain2}
          </Button>
        )}
        <Button aria-label={t.desks.newSecretFor2(channel.name)} onPress={() => store.askToReplace(channel)}>
          {t.desks.newSecret}
        </Button>
      </div>
    </div>
  );
}
