import { useMemo, useState } from "preact/hooks";
import type { History } from "../api/figures.ts";
import { lazy } from "../shell/lazy.tsx";
import { Loaded } from "../state/Loaded.tsx";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { count, zoneName } from "../ui/format.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Table } from "../ui/Table.tsx";
import { AsTable } from "./AsTable.tsx";
import css from "./history.module.css";
import { colourOf, type Moment, moments, overTime, total } from "./history.ts";
import type { OverviewStore, Span } from "./overview-store.ts";

/** Fetched on its own, like the journey: drawing over time needs a library. */
const TimeChart = lazy(async () => (await import("./TimeChart.tsx")).TimeChart);

const SPANS: { value: Span; label: string }[] = [
  { value: "hour", label: "24 hours" },
  { value: "day", label: "30 days" },
];

/** When people came and what they did, hour by hour or day by day. */
export function HistoryCard({ store }: { store: OverviewStore }) {
  const choose = (
    <Segmented
      label="How far back"
      value={store.span.value}
      options={SPANS}
      onChange={(span) => {
        store.span.value = span;
      }}
    />
  );
  return (
    <Card
      title="People over time"
      aside={choose}
      hint={`Time zone: ${zoneName()}.${store.origin.value === null ? "" : " All customers, whatever their origin."}`}
    >
      <div class={css.frame}>
        <Loaded resource={store.history}>
          {(history) => <OverTime history={history} story={store.chosen.value?.story ?? ""} />}
        </Loaded>
      </div>
    </Card>
  );
}

function OverTime({ history, story }: { history: History; story: string }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = useMemo(() => overTime(storyNamed(story), history), [history, story]);
  const all = useMemo(() => moments(history, shown), [history, shown]);
  const moment = pointed === null ? null : (all[pointed] ?? null);
  const sums = total(all, shown);
  const figures = moment?.people ?? sums;

  return (
    <>
      <p class={css.legend}>
        <span class={css.when}>
          {moment?.when ?? (history.step === "hour" ? "Last 24 hours" : "Last 30 days")}
        </span>
        {shown.map(({ stage, heading }, index) => (
          <span key={stage} class={css.item}>
            <span class={css.key} style={{ background: `var(${colourOf(index)})` }} aria-hidden="true" />
            {heading} {/* As wide as the sum, which no moment exceeds: pointing about moves nothing. */}
            <strong class={css.number} style={{ minWidth: `${count(sums[index] ?? 0).length}ch` }}>
              {count(figures[index] ?? 0)}
            </strong>
          </span>
        ))}
      </p>
      <div class={css.chart}>
        <TimeChart moments={all} series={shown.length} step={history.step} onPoint={setPointed} />
      </div>
      <AsTable>
        <Table
          caption="People over time"
          columns={[
            { head: "When", cell: (row: Moment) => row.when, names: true },
            ...shown.map(({ heading }, index) => ({
              head: heading,
              cell: (row: Moment) => count(row.people[index] ?? 0),
              numeric: true,
            })),
          ]}
          rows={all.filter((row) => row.people.some((people) => people > 0)).reverse()}
          rowKey={(row) => row.at.toISOString()}
        />
      </AsTable>
    </>
  );
}
