import type { Page } from "../../api/page.ts";
import { t } from "../../i18n/words.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { Card } from "../../ui/Card.tsx";
import { dateTime } from "../../ui/format.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import css from "./connect.module.css";
import type { ConnectStore } from "./connect-store.ts";
import { EventsStep } from "./EventsStep.tsx";
import { GreetingStep } from "./GreetingStep.tsx";
import { SettingsStep } from "./SettingsStep.tsx";
import { STEP_NAMES, stepsDone } from "./steps.ts";
import { TokenStep } from "./TokenStep.tsx";
import { WebhookStep } from "./WebhookStep.tsx";

interface Props {
  store: ConnectStore;
}

/** From demo mode to a live page. */
export function ConnectSection({ store }: Props) {
  const loaded = store.page.data.value !== null && store.steps.value !== null;
  return (
    <Card
      title={t.connect.facebookPage}
      hint={t.connect.fiveStepsToConnectYourFacebook}
      aside={loaded && <Progress store={store} />}
    >
      <Loaded resource={store.page} skeleton={<Skeleton lines={8} />}>
        {(page) => <Steps store={store} page={page} />}
      </Loaded>
    </Card>
  );
}

function Steps({ store, page }: Props & { page: Page }) {
  // Before the status is here nobody knows whether this is the demo.
  if (store.steps.value === null) return <Skeleton lines={8} />;
  return (
    <div class={css.connect}>
      <Now store={store} page={page} />
      <ol class={css.steps}>
        <WebhookStep store={store} page={page} />
        <TokenStep store={store} page={page} />
        <SettingsStep store={store} />
        <GreetingStep store={store} page={page} />
        <EventsStep store={store} page={page} />
      </ol>
    </div>
  );
}

function Progress({ store }: Props) {
  const done = store.steps.value ? stepsDone(store.steps.value) : 0;
  return (
    <p class={css.progress}>
      <progress class={css.meter} value={done} max={STEP_NAMES.length} aria-label={t.connect.stepsDone} />
      {t.connect.ofDone(done, STEP_NAMES.length)}
    </p>
  );
}

/** What is true right now, before anything is done. */
function Now({ store, page }: Props & { page: Page }) {
  if (store.demo.value) {
    return (
      <Notice title={t.connect.demoModeASimulatorPlays}>
        <p>{t.connect.nothingHereReachesARealPerson}</p>
      </Notice>
    );
  }
  if (page.pause) {
    return (
      <Notice tone="warn" title={t.connect.sendingIsPausedUntil(dateTime(page.pause.until))}>
        <p>
          {t.connect.waitingMessagesAreKeptSee(
            page.pause.reason,
            <a href="/deliveries">{t.connect.deliveries}</a>,
          )}
        </p>
      </Notice>
    );
  }
  const name = page.name ?? t.connect.yourPage;
  if (store.steps.value && stepsDone(store.steps.value) === STEP_NAMES.length) {
    return (
      <Notice tone="good" title={t.connect.isLive(name)}>
        <p>{t.connect.pageMessagesArriveHereAnd(page.pageId)}</p>
      </Notice>
    );
  }
  return (
    <Notice title={t.connect.isSetUpButNotEverythingIs(name, page.pageId)}>
      <p>{t.connect.openTheStepsThatArentDoneEach}</p>
    </Notice>
  );
}
