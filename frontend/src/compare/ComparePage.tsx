import { useEffect } from "preact/hooks";
import { type ComparedPeople, exportComparisonUrl } from "../api/compare.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CampaignsIcon } from "../ui/icons.tsx";
import { Stack } from "../ui/Layout.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Table } from "../ui/Table.tsx";
import { addressOf, type Chosen, chosenIn } from "./address.ts";
import { ChooseCampaigns } from "./ChooseCampaigns.tsx";
import css from "./compare.module.css";
import { columns } from "./compare-columns.tsx";
import { createCompareStore } from "./compare-store.ts";
import { goalIn, goalsOf, keyOf, saidOf } from "./compared.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";

/** Campaigns and their variants side by side; the address says which, by what, and by which goal. */
export function ComparePage({ route }: PageProps) {
  const chosen = chosenIn(route.query);
  const address = addressOf(chosen);
  const store = useStore(() => createCompareStore(chosen));
  useEffect(() => {
    store.chosen.value = chosen;
  }, [address, store]);
  const go = (change: Partial<Chosen>) => navigate(addressOf({ ...chosen, ...change }), { replace: true });

  return (
    <>
      <PageHeader
        title={t.compare.compare}
        hint={t.compare.hint}
        back={{ href: "/campaigns", label: t.campaigns.campaigns }}
      >
        <DownloadTable
          label={t.origins.export}
          numbers={t.compare.theNames}
          href={(format) => exportComparisonUrl(chosen, format)}
        />
        <Button
          icon={<CampaignsIcon size={16} />}
          disabled={store.rows.state.value.kind === "loading"}
          onPress={store.choose}
        >
          {t.compare.choose}
        </Button>
      </PageHeader>
      <Loaded resource={store.rows} skeleton={<div class={css.waiting} />} empty={<Nothing />}>
        {(rows) => <Figures rows={rows} chosen={chosen} go={go} />}
      </Loaded>
      <ChooseCampaigns store={store} onChosen={(campaigns) => go({ campaigns })} />
    </>
  );
}

interface FiguresProps {
  rows: ComparedPeople[];
  chosen: Chosen;
  go: (change: Partial<Chosen>) => void;
}

function Figures({ rows, chosen: { by, goal: asked }, go }: FiguresProps) {
  const goals = goalsOf(rows);
  const goal = goalIn(rows, asked);
  if (!goal) return <Nothing />;
  const said = saidOf(rows, goal, by);
  const tried = rows.find(({ part }) => part === "variant");
  return (
    <Stack>
      <div class={css.choices}>
        <Segmented
          label={t.compare.goal}
          wrap
          value={goal.stage}
          options={goals.map(({ stage, heading }) => ({ value: stage, label: heading }))}
          onChange={(stage) => go({ goal: stage })}
        />
        <Segmented
          label={t.compare.by}
          wrap
          value={by ?? "whole"}
          options={SPLITS}
          onChange={(split) => go({ by: split === "whole" ? null : split })}
        />
      </div>
      <Notice tone={said.sure ? "good" : "calm"} title={said.words}>
        <p>{t.compare.otherPeople}</p>
        {tried && (
          <p>
            {t.compare.waves(
              <a href={`/campaigns/${encodeURIComponent(tried.campaign)}`}>{t.variants.variants}</a>,
            )}
          </p>
        )}
      </Notice>
      <Card title={goal.heading} hint={t.compare.pictureHint}>
        <IntervalPicture rows={rows} goal={goal} by={by} />
      </Card>
      <Card title={t.compare.table} hint={t.compare.tableHint} flush>
        <Table
          caption={t.compare.table}
          columns={columns(goals, goal, by)}
          rows={rows}
          rowKey={keyOf}
          href={({ campaign }) => `/campaigns/${encodeURIComponent(campaign)}`}
        />
      </Card>
    </Stack>
  );
}

const SPLITS = [
  { value: "whole", label: t.compare.together },
  { value: "origin", label: t.compare.byOrigin },
  { value: "line", label: t.compare.byLine },
] as const;

function Nothing() {
  return (
    <Card>
      <EmptyState
        picture={<CampaignsIcon size={28} />}
        title={t.compare.nothing}
        sentence={t.compare.nothingYet}
      >
        <ButtonLink kind="primary" href="/campaigns">
          {t.campaigns.campaigns}
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
