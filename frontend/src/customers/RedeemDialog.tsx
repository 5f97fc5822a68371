import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Confirm } from "../ui/Dialog.tsx";
import type { CustomerStore } from "./customer-store.ts";
import { byHandVerb } from "./steps.ts";

/** Asks before it is counted that they used what a campaign gave them. */
export function RedeemDialog({ store: { asked, redeem } }: { store: CustomerStore }) {
  const failure = redeem.failure.value;
  const journey = asked.value;
  const verb = journey ? byHandVerb(storyNamed(journey.story)) : "";
  const close = () => {
    redeem.reset();
    asked.value = null;
  };
  return (
    <Confirm
      open={journey !== null}
      title={`${verb}?`}
      verb={verb}
      busy={redeem.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => redeem.run()}
      onClose={close}
    >
      <p>{t.customers.itCountsOnceForInEveryFigure(<bdi>{journey?.campaignName}</bdi>)}</p>
    </Confirm>
  );
}
