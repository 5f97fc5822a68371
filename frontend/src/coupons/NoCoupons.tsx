import { t } from "../i18n/words.ts";
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
        title={t.coupons.noMatches}
        sentence={t.coupons.searchByTheStartOfACodeOrByAny}
        verb={t.coupons.showAllCoupons}
        onPress={store.everything}
      />
    );
  return (
    <EmptyState
      picture={<CouponIcon size={28} />}
      title={t.coupons.noCouponsYet}
      sentence={t.coupons.aCodeAppearsHereAsSoonAs}
    >
      {simulator && <ButtonLink href="/demo">{t.coupons.playACustomer}</ButtonLink>}
      <ButtonLink kind="primary" href="/campaigns">
        {t.coupons.goToCampaigns}
      </ButtonLink>
    </EmptyState>
  );
}
