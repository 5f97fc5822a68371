import { useMemo, useState } from "preact/hooks";
import type { History } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
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
import { drawn, type Moment, moments } from "./history.ts";
import type { OverviewStore } from "./overview-store.ts";

/** Fetched on its own: drawing over time needs a library. */
const TimeChart = lazy(async () => (await import("./TimeChart.tsx")).TimeChart);

/** When people did what, hour by hour or day by day. */
export function HistoryCard({ store }: { store: OverviewStore }) {
  return (
    <Card title={t.overview.peopleOverTime} hint={t.overview.timeZone(drawn(store.only.value), zoneName())}>
      <div class={css.frame}>
        <Loaded resource={store.history}>
          {(history) => (
            <OverTime history={history} shown={store.figure} story={store.chosen.value?.story ?? ""} />
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

  return (
    <>
      <Segmented
        label={t.overview.whatIsDrawn}
        wrap
        value={chosen.stage}
        options={figures.map(({ stage, heading }) => ({ value: stage, label: heading }))}
        onChange={(stage) => {
          shown.value = stage;
        }}
      />
      <p class={css.legend}>
        {moment ? (
          <>
            <strong class={css.number}>{count(moment.people[index] ?? 0)}</strong>{" "}
            {chosen.heading.toLowerCase()} · {moment.when}
          </>
        ) : (
          t.overview.per(chosen.heading, history.step)
        )}
      </p>
      <div class={css.chart}>
        <TimeChart moments={all} shown={index} step={history.step} onPoint={setPointed} />
      </div>
      <AsTable>
        <Table
          caption={t.overview.peopleOverTime}
          columns={[
            { head: t.overview.when, cell: (row: Moment) => row.when, names: true },
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
