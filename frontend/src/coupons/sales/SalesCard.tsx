import type { OriginSales, Sales } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { originWords } from "../../origins/origin-figures.ts";
import { Loaded } from "../../state/Loaded.tsx";
import { useStore } from "../../state/use-store.ts";
import { type Figure, figuresOf, type StoryInfo } from "../../stories/story.ts";
import { storyNamed } from "../../stories/the-stories.ts";
import { Card } from "../../ui/Card.tsx";
import { count, dateOfDay } from "../../ui/format.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { SPANS } from "../../ui/spans.ts";
import { type Column, Table } from "../../ui/Table.tsx";
import css from "./sales.module.css";
import { createSalesStore, type SalesSpan, type SalesStore } from "./sales-store.ts";
import { costEach, leftOutWords, moneyOf, totalWords } from "./sales-words.ts";

interface Props {
  campaign: { id: string; story: string };
  /** Nobody has been sent it: nothing to show until a code was used all the same. */
  draft: boolean;
}

/** From where people came to what they bought, in one table; and the same money day by day. */
export function SalesCard({ campaign, draft }: Props) {
  const store = useStore(() => createSalesStore(campaign.id));
  if (draft && !store.sales.data.value?.total.redemptions) return null;
  return (
    <Card title={t.sales.fromSourceToSale} hint={t.sales.couponsRedeemedAndMoneyAreOf} flush>
      <div class={css.choose}>
        <Segmented
          label={t.sales.salesOf}
          wrap
          value={store.span.value}
          options={DAYS}
          onChange={(span) => {
            store.span.value = span;
          }}
        />
        <Segmented
          label={t.sales.sortInto}
          value={store.by.value}
          options={VIEWS}
          onChange={(by) => {
            store.by.value = by;
          }}
        />
      </div>
      <Loaded resource={store.sales} skeleton={<div class={css.waiting} />}>
        {(sales) => <Figures sales={sales} store={store} story={storyNamed(campaign.story)} />}
      </Loaded>
    </Card>
  );
}

const VIEWS = [
  { value: "origin", label: t.sales.bySource },
  { value: "day", label: t.sales.byDay },
] as const;

const DAYS = SPANS.filter(
  (span): span is (typeof SPANS)[number] & { value: SalesSpan } => span.value !== "all",
);

function Figures({ sales, store, story }: { sales: Sales; store: SalesStore; story: StoryInfo }) {
  const days = sales.days.filter(({ sales: { redemptions } }) => redemptions > 0).reverse();
  const leftOut = leftOutWords(sales.total);
  return (
    <>
      <p class={css.total}>{totalWords(sales)}</p>
      {leftOut && <p class={css.leftOut}>{leftOut}</p>}
      {store.by.value === "origin" ? (
        <Table
          caption={t.sales.fromSourceToSale}
          columns={originColumns(story)}
          rows={sales.origins}
          rowKey={({ whose, origin }) => `${whose} ${origin}`}
        />
      ) : days.length > 0 ? (
        <Table caption={t.sales.salesByDay} columns={DAY_COLUMNS} rows={days} rowKey={({ day }) => day} />
      ) : (
        <p class={css.none}>{t.sales.noCouponWasUsedInTheseDays}</p>
      )}
    </>
  );
}

/** How it began and the last steps before the sale; the redemption itself stands beside its money. */
function stepsToSale(story: StoryInfo): Figure[] {
  const [first, ...rest] = figuresOf(story).filter(({ rare }) => !rare);
  return first ? [first, ...rest.slice(0, -1).slice(-2)] : [];
}

function originColumns(story: StoryInfo): Column<OriginSales>[] {
  const steps = stepsToSale(story);
  return [
    {
      head: t.sales.source,
      names: true,
      cell: ({ origin, whose }) => <bdi>{originWords(origin, whose)}</bdi>,
    },
    ...steps.map(
      ({ stage, heading }): Column<OriginSales> => ({
        head: heading,
        numeric: true,
        cell: ({ whose, people }) => (whose === "person" ? count(people[stage] ?? 0) : "–"),
      }),
    ),
    { head: t.sales.couponsRedeemed, numeric: true, cell: ({ sales }) => count(sales.redemptions) },
    { head: t.sales.sales, numeric: true, cell: ({ sales }) => moneyOf(sales, "sales") },
    { head: t.sales.discounts, numeric: true, cell: ({ sales }) => moneyOf(sales, "discount") },
    { head: t.sales.costPerRedeemedCoupon, numeric: true, cell: ({ sales }) => costEach(sales) },
  ];
}

const DAY_COLUMNS: Column<Sales["days"][number]>[] = [
  { head: t.sales.day, names: true, cell: ({ day }) => dateOfDay(day) },
  { head: t.sales.couponsRedeemed, numeric: true, cell: ({ sales }) => count(sales.redemptions) },
  { head: t.sales.sales, numeric: true, cell: ({ sales }) => moneyOf(sales, "sales") },
  { head: t.sales.discounts, numeric: true, cell: ({ sales }) => moneyOf(sales, "discount") },
  { head: t.sales.costPerRedeemedCoupon, numeric: true, cell: ({ sales }) => costEach(sales) },
];
