import { ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CouponIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import { ANY, addressOf, type CouponsStore } from "./coupons-store.ts";

interface Props {
  store: CouponsStore;
  simulator: boolean;
}

/** No match, or no code was given out yet. */
export function NoCoupons({ store, simulator }: Props) {
  if (addressOf(store.filter.value) !== addressOf(ANY))
    return (
      <NothingFound
        title="No matches"
        sentence="Search by the start of a code, or by any part of a name."
        verb="Show all coupons"
        onPress={store.everything}
      />
    );
  return (
    <EmptyState
      picture={<CouponIcon size={28} />}
      title="No coupons yet"
      sentence="A code appears here as soon as somebody reveals it. What it is worth and how long it lasts is set on each campaign’s page."
    >
      {simulator && <ButtonLink href="/demo">Play a customer</ButtonLink>}
      <ButtonLink kind="primary" href="/campaigns">
        Go to campaigns
      </ButtonLink>
    </EmptyState>
  );
}
