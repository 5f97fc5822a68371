import type { ComparedPeople, Split } from "../api/compare.ts";
import { costEach, moneyOf } from "../coupons/sales/sales-words.ts";
import { t } from "../i18n/words.ts";
import type { Figure } from "../stories/story.ts";
import { count } from "../ui/format.ts";
import type { Column } from "../ui/Table.tsx";
import css from "./compare.module.css";
import { namesOf, rateWords } from "./compared.ts";
import { Name } from "./IntervalPicture.tsx";

/** People, what part of them did what, how sure that is of the chosen goal, and money. */
export function columns(
  goals: readonly Figure[],
  chosen: Figure,
  by: Split | null,
): Column<ComparedPeople>[] {
  return [
    { head: t.compare.what, names: true, cell: (row) => <Name names={namesOf(row, by)} /> },
    { head: t.compare.people, numeric: true, cell: ({ people }) => count(people) },
    {
      head: t.compare.delivered,
      numeric: true,
      cell: ({ reached }) => (reached.delivered === undefined ? "–" : count(reached.delivered)),
    },
    ...goals.map(
      (goal): Column<ComparedPeople> => ({
        head: goal.heading,
        numeric: true,
        cell: (row) => <Reached row={row} goal={goal} sure={goal.stage === chosen.stage} />,
      }),
    ),
    { head: t.origins.sales, numeric: true, cell: (row) => <Sales row={row} /> },
  ];
}

function Reached({ row, goal, sure }: { row: ComparedPeople; goal: Figure; sure: boolean }) {
  const people = row.reached[goal.stage];
  const share = row.rates[goal.stage];
  if (people === undefined) return "–";
  return (
    <span class={css.figure}>
      {count(people)}
      {share && <span class={css.soft}>{rateWords(share.rate)}</span>}
      {share && sure && (
        <span class={css.soft}>{t.variants.and(rateWords(share.low), rateWords(share.high))}</span>
      )}
    </span>
  );
}

/** What was sold, what was given away for it, and what that is for each coupon. */
function Sales({ row: { sales } }: { row: ComparedPeople }) {
  if (sales === null) return "–";
  const off = moneyOf(sales, "discount");
  const each = costEach(sales);
  return (
    <span class={css.figure}>
      {moneyOf(sales, "sales")}
      {off !== "–" && <span class={css.soft}>{t.origins.off(off)}</span>}
      {each !== "–" && <span class={css.soft}>{t.origins.each(each)}</span>}
    </span>
  );
}
