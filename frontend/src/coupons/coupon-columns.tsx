import type { Coupon } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { dateOfDay } from "../ui/format.ts";
import { PersonName } from "../ui/PersonName.tsx";
import type { Column } from "../ui/Table.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { since, stateOf, usesWords } from "./coupon-words.ts";
import css from "./coupons.module.css";
import { worthWords } from "./worth.ts";

export const COLUMNS: Column<Coupon>[] = [
  { head: t.coupons.code, names: true, cell: ({ code }) => <code class={css.code}>{code}</code> },
  { head: t.coupons.person, cell: (coupon) => <Person coupon={coupon} /> },
  { head: t.coupons.state, cell: (coupon) => <State coupon={coupon} /> },
  {
    head: t.coupons.campaign,
    cell: ({ value, campaignName }) => (
      <span class={css.cell}>
        <bdi>{campaignName}</bdi>
        <span class={css.soft}>{worthWords(value)}</span>
      </span>
    ),
  },
  {
    head: t.coupons.validUntil,
    cell: ({ validUntil }) => (
      <span class={css.day}>{validUntil ? dateOfDay(validUntil) : t.coupons.noEnd}</span>
    ),
  },
];

export function Person({ coupon: { shared, customerId, name } }: { coupon: Coupon }) {
  if (shared) return <span class={css.soft}>{t.coupons.everybodys}</span>;
  if (customerId === null) return <span class={css.soft}>{t.coupons.nobodyYet}</span>;
  return <PersonName name={name} />;
}

/** Its state in a word, since when, and how often it was used where it may be more than once. */
export function State({ coupon }: { coupon: Coupon }) {
  const { label, tone } = stateOf(coupon.state);
  const at = since(coupon);
  const uses = usesWords(coupon);
  return (
    <span class={css.cell}>
      <Badge tone={tone}>{coupon.shared && coupon.state === "revealed" ? t.coupons.inUse : label}</Badge>
      {(at || uses) && (
        <span class={css.soft}>
          {uses}
          {at && uses && " · "}
          {at && <RelativeTime at={at} />}
        </span>
      )}
    </span>
  );
}
