import type { ComponentChildren } from "preact";
import { t } from "../../i18n/words.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { useStore } from "../../state/use-store.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Count, Modes } from "../OutageParts.tsx";
import css from "../outage.module.css";
import switches from "../switches.module.css";
import type { BreakageStore } from "./breakage-store.ts";
import { SendNow, When } from "./ComingLetters.tsx";
import own from "./calls.module.css";
import { CALM, callDoor, callSentence, HOOK_WAYS, MAIL_WAYS, type System } from "./calls.ts";
import { type CallsStore, createCallsStore } from "./calls-store.ts";

interface Props {
  system: System;
  breakage: BreakageStore;
  /** Whose switches are shown. */
  chooser: ComponentChildren;
}

const TITLES: Record<System, string> = { mail: t.calls.mailServer, hooks: t.calls.slack };

/** The simulated mail server or Slack with the switches that break it, and what the queue makes of it. */
export function CallsCard({ system, breakage, chooser }: Props) {
  const store = useStore(() => createCallsStore());
  const mode = breakage[system].data.value ?? "ok";
  const failure = breakage.put.failure.value ?? breakage[system].state.value;
  const broken = failure instanceof Error ? failure : null;
  const door = callDoor(mode, store[system].value);
  return (
    <Card
      title={TITLES[system]}
      aside={
        <div class={switches.aside}>
          <span class={css.door}>
            <Badge tone={door.tone} dot>
              {door.words}
            </Badge>
          </span>
          {chooser}
        </div>
      }
    >
      <div class={switches.switches}>
        <Modes
          legend={system === "mail" ? t.calls.howTheMailServerIs : t.calls.howSlackIs}
          ways={system === "mail" ? MAIL_WAYS : HOOK_WAYS}
          mode={mode}
          onChange={(wanted) => void breakage.put.run(system, wanted)}
        />
      </div>
      {broken && <Problem sentence={sentenceOf(broken)} />}
      <Loaded resource={store.calls}>{() => <Standing system={system} mode={mode} store={store} />}</Loaded>
    </Card>
  );
}

function Standing({ system, mode, store }: { system: System; mode: string; store: CallsStore }) {
  const queue = store[system].value;
  const { waiting, retrying, unknown, failed, next, trouble } = queue;
  return (
    <div class={css.standing}>
      <div class={css.words}>
        <p class={css.sentence} role="status">
          {callSentence(system, mode, queue)}
        </p>
        <div class={css.then}>
          <p class={css.next}>
            {next ? (
              <>
                {next.what} <When call={next} />
              </>
            ) : (
              CALM[system]
            )}
          </p>
          {next && <SendNow call={next} store={store} />}
        </div>
      </div>
      <dl class={css.counts}>
        <Count label={t.calls.waiting} value={waiting} tone="warn" />
        <Count label={t.calls.retrying} value={retrying} tone="warn" />
        <Count label={t.calls.unconfirmed} value={unknown} tone="warn" />
        <Count label={t.calls.failed} value={failed} tone="bad" />
      </dl>
      <div class={own.trouble}>
        {trouble && <q class={own.words}>{trouble.detail ?? trouble.reason}</q>}
        <a href={failed > 0 ? "/deliveries?state=failed" : "/deliveries"}>{t.calls.seeDeliveries}</a>
      </div>
    </div>
  );
}
