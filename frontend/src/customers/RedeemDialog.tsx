import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import type { CustomerStore } from "./customer-store.ts";

/** Asks before a coupon is counted as used. */
export function RedeemDialog({ store: { asked, redeem } }: { store: CustomerStore }) {
  const failure = redeem.failure.value;
  const close = () => {
    redeem.reset();
    asked.value = null;
  };
  return (
    <Confirm
      open={asked.value !== null}
      title="Was the coupon used in the shop?"
      verb="Yes, count it"
      busy={redeem.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => redeem.run()}
      onClose={close}
    >
      <p>
        The coupon of <bdi>{asked.value?.campaignName}</bdi> is then counted as redeemed in every figure,
        once. This cannot be taken back.
      </p>
    </Confirm>
  );
}
