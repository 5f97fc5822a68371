import { useMemo, useState } from "preact/hooks";
import type { History } from "../api/figures.ts";
import { lazy } from "../shell/lazy.tsx";
import { Loaded } from "../state/Loaded.tsx";
import { figuresOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { count, zoneName } from "../ui/format.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Table } from "../ui/Table.tsx";
import { AsTable } from "./AsTable.tsx";
import css from "./history.module.css";
import { type Moment, moments, total } from "./history.ts";
import type { OverviewStore, Span } from "./overview-store.ts";

/** Fetched on its own: drawing over time needs a library. */
const TimeChart = lazy(async () => (await import("./TimeChart.tsx")).TimeChart);

const SPANS: { value: Span; label: string }[] = [
  { value: "hour", label: "24 hours" },
  { value: "day", label: "30 days" },
];

/** When people did what, hour by hour or day by day. */
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
      hint={`Time zone: ${zoneName()}.${store.origin.value === null ? "" : " People from all sources."}`}
    >
      <div class={css.frame}>
        <Loaded resource={store.history}>
          {(history) => (
            <OverTime {...{ history, shown: store.figure }} story={store.chosen.value?.story ?? ""} />
          )}
        </Loaded>
      </div>
    </Card>
  );
}

interface OverTimeProps {
  history: History;
  story: string;
  shown: OverviewStore["figure"];
}

function OverTime({ history, story, shown }: OverTimeProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const figures = useMemo(() => figuresOf(storyNamed(story)), [story]);
  const all = useMemo(() => moments(history, figures), [history, figures]);
  const index = Math.max(
    0,
    figures.findIndex(({ stage }) => stage === shown.value),
  );
  const chosen = figures[index];
  if (!chosen) return null;
  const moment = pointed === null ? null : (all[pointed] ?? null);
  const number = moment ? (moment.people[index] ?? 0) : (total(all, figures)[index] ?? 0);

  return (
    <>
      <Segmented
        label="What is drawn"
        wrap
        value={chosen.stage}
        options={figures.map(({ stage, heading }) => ({ value: stage, label: heading }))}
        onChange={(stage) => {
          shown.value = stage;
        }}
      />
      <p class={css.legend}>
        <strong class={css.number}>{count(number)}</strong> {chosen.heading.toLowerCase()} ·{" "}
        {moment?.when ?? (history.step === "hour" ? "last 24 hours" : "last 30 days")}
      </p>
      <div class={css.chart}>
        <TimeChart moments={all} shown={index} step={history.step} onPoint={setPointed} />
      </div>
      <AsTable>
        <Table
          caption="People over time"
          columns={[
            { head: "When", cell: (row: Moment) => row.when, names: true },
            ...figures.map(({ heading }, nth) => ({
              head: heading,
              cell: (row: Moment) => count(row.people[nth] ?? 0),
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
