import { WELCOME } from "../api/campaigns.ts";
import type { OriginPeople } from "../api/origins.ts";
import { ANY, addressOf as couponsOf } from "../coupons/coupons-store.ts";
import { costEach, moneyOf } from "../coupons/sales/sales-words.ts";
import { addressOf as customersFrom, EVERYBODY } from "../customers/customers-store.ts";
import { t } from "../i18n/words.ts";
import { addressOf as leadsFrom } from "../leads/leads-store.ts";
import { addressOf as overviewOf } from "../overview/address.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { count } from "../ui/format.ts";
import type { Column } from "../ui/Table.tsx";
import { barOf, measures, originWords, partFrom } from "./origin-figures.ts";
import css from "./origins.module.css";

/** The people themselves; of an origin that only leads have, the leads; where nobody is known, the coupons. */
export function peopleFrom({ origin, whose, people }: OriginPeople): string {
  if (whose !== "person") return couponsOf({ ...ANY, state: whose === "erased" ? "redeemed" : null });
  return people.customers
    ? customersFrom({ ...EVERYBODY, origin })
    : leadsFrom({ q: "", origin, welcome: null });
}

export const columns = (origins: readonly OriginPeople[]): Column<OriginPeople>[] => [
  {
    head: t.origins.source,
    names: true,
    cell: (row) => (
      <span class={css.source}>
        <bdi>{originWords(row.origin, row.whose)}</bdi>
        <span class={css.track} aria-hidden="true">
          <span class={css.fill} style={{ width: `${barOf(row, origins) * 100}%` }} />
        </span>
      </span>
    ),
  },
  ...measures(origins).map(
    ({ value, label }): Column<OriginPeople> => ({
      head: label,
      numeric: true,
      cell: (row) => <Figure row={row} measure={value} />,
    }),
  ),
  { head: t.origins.sales, numeric: true, cell: (row) => <Sales row={row} /> },
  { head: t.origins.discounts, numeric: true, cell: (row) => <Discounts row={row} /> },
  {
    head: t.origins.lookCloser,
    actions: true,
    cell: (row) => <Closer row={row} />,
  },
];

function Figure({ row, measure }: { row: OriginPeople; measure: string }) {
  const part = partFrom(row, measure);
  if (row.whose !== "person") return <span class={css.figure}>–</span>;
  return (
    <span class={css.figure}>
      {count(row.people[measure] ?? 0)}
      {part && <span class={css.soft}> {part}</span>}
    </span>
  );
}

function Sales({ row: { sales } }: { row: OriginPeople }) {
  if (sales.redemptions === 0) return <span class={css.figure}>–</span>;
  return (
    <span class={css.figure}>
      {moneyOf(sales, "sales")}
      <span class={css.soft}> {t.origins.coupons(sales.redemptions)}</span>
    </span>
  );
}

/** What was given away, and what that is for each coupon redeemed. */
function Discounts({ row: { sales } }: { row: OriginPeople }) {
  const each = costEach(sales);
  return (
    <span class={css.figure}>
      {moneyOf(sales, "discount")}
      {each !== "–" && <span class={css.soft}> {t.origins.each(each)}</span>}
    </span>
  );
}

function Closer({ row: { origin, people } }: { row: OriginPeople }) {
  const { customers = 0, leads = 0 } = people;
  return (
    <span class={css.closer}>
      {customers > 0 && (
        <ButtonLink kind="plain" href={overviewOf(WELCOME, { origin: origin })}>
          {t.origins.seeFunnel}
        </ButtonLink>
      )}
      {customers > 0 && leads > 0 && (
        <ButtonLink kind="plain" href={leadsFrom({ q: "", origin, welcome: null })}>
          {t.origins.seeLeads}
        </ButtonLink>
      )}
    </span>
  );
}
