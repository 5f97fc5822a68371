import { sentenceOf } from "../state/failure.ts";
import { byHandOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Confirm } from "../ui/Dialog.tsx";
import type { CustomerStore } from "./customer-store.ts";

/** Asks before it is counted that they used what a campaign gave them. */
export function RedeemDialog({ store: { asked, redeem } }: { store: CustomerStore }) {
  const failure = redeem.failure.value;
  const journey = asked.value;
  const theirs = journey && byHandOf(storyNamed(journey.story))?.theirs;
  const close = () => {
    redeem.reset();
    asked.value = null;
  };
  return (
    <Confirm
      open={journey !== null}
      title={`${theirs ?? ""}?`}
      verb="Yes, count it"
      busy={redeem.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => redeem.run()}
      onClose={close}
    >
      <p>
        “{theirs}” is then counted for <bdi>{journey?.campaignName}</bdi> in every figure, once. This cannot
        be taken back.
      </p>
    </Confirm>
  );
}
