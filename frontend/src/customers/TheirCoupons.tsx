import { listCoupons } from "../api/coupons.ts";
import { State } from "../coupons/coupon-columns.tsx";
import { ANY, addressOf } from "../coupons/coupons-store.ts";
import { worthWords } from "../coupons/worth.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { createResource } from "../state/resource.ts";
import { useStore } from "../state/use-store.ts";
import { Card } from "../ui/Card.tsx";
import css from "./coupons.module.css";

/** The coupons of one customer; each leads to its history. */
export function TheirCoupons({ id, list = listCoupons }: { id: string; list?: typeof listCoupons }) {
  const coupons = useStore(() =>
    createResource(async () => (await list({ person: id })).items, { everyMs: 5_000 }),
  );
  return (
    <Card title={t.customers.coupons}>
      <Loaded resource={coupons} empty={<p class={css.none}>{t.customers.theyHaventRevealedACodeOfTheir}</p>}>
        {(rows) => (
          <ul class={css.coupons}>
            {rows.map((coupon) => (
              <li key={coupon.id} class={css.coupon}>
                <a class={css.code} href={addressOf({ ...ANY, code: coupon.code })}>
                  {coupon.code}
                </a>
                <State coupon={coupon} />
                <p class={css.soft}>
                  {[coupon.campaignName, worthWords(coupon.value)].filter(Boolean).join(" · ")}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
