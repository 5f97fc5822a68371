import type { Page } from "../../api/page.ts";
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
      title="Facebook page"
      hint="Five steps to connect your Facebook page."
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
      <progress class={css.meter} value={done} max={STEP_NAMES.length} aria-label="Steps done" />
      {done} of {STEP_NAMES.length} done
    </p>
  );
}

/** What is true right now, before anything is done. */
function Now({ store, page }: Props & { page: Page }) {
  if (store.demo.value) {
    return (
      <Notice title="Demo mode: a simulator plays Facebook">
        <p>
          Nothing here reaches a real person, so try anything you like. To go live, follow these five steps.
          Once the settings of step 3 are in place, promobot answers for your page instead.
        </p>
      </Notice>
    );
  }
  if (page.pause) {
    return (
      <Notice tone="warn" title={`Sending is paused until ${dateTime(page.pause.until)}`}>
        <p>
          {page.pause.reason} Waiting messages are kept; see <a href="/deliveries">Deliveries</a>.
        </p>
      </Notice>
    );
  }
  const name = page.name ?? "Your page";
  if (store.steps.value && stepsDone(store.steps.value) === STEP_NAMES.length) {
    return (
      <Notice tone="good" title={`${name} is live`}>
        <p>Page {page.pageId}: messages arrive here, and promobot answers.</p>
      </Notice>
    );
  }
  return (
    <Notice title={`${name} (${page.pageId}) is set up, but not everything is confirmed yet`}>
      <p>Open the steps that aren’t done; each says what is missing.</p>
    </Notice>
  );
}
