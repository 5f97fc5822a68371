import type { Campaign } from "../api/campaigns.ts";
import type { Experiment, ReportLine, Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { goalOf, type StoryInfo } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { count, people, percent } from "../ui/format.ts";
import { PencilIcon } from "../ui/icons.tsx";
import { Row, Stack } from "../ui/Layout.tsx";
import { Notice } from "../ui/Notice.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { Intervals } from "./Intervals.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { Prepared } from "./Prepared.tsx";
import css from "./variants.module.css";
import { createVariantsStore, type VariantsStore } from "./variants-store.ts";
import { liftWords, offWords, rateWords, saidOf } from "./words.ts";

/** Which of a campaign's wordings works: first in words, then in figures. */
export function VariantsCard({ campaign }: { campaign: Campaign }) {
  const story = storyNamed(campaign.story);
  const store = useStore(() => createVariantsStore(campaign.id, goalOf(story)?.stage ?? ""));
  const trial = store.experiment.data.value?.trial ?? null;
  return (
    <>
      <Card
        title={t.variants.variants}
        aside={
          trial &&
          trial.state !== "over" && (
            <Button icon={<PencilIcon size={16} />} onPress={() => store.change(trial)}>
              {t.variants.change}
            </Button>
          )
        }
      >
        <Loaded resource={store.experiment}>
          {(now) =>
            now ? (
              <Tried now={now} campaign={campaign} store={store} story={story} />
            ) : (
              <Row>
                <Button onPress={() => store.change(null)}>{t.variants.tryVariants}</Button>
                <span class={css.soft}>{t.variants.none}</span>
              </Row>
            )
          }
        </Loaded>
      </Card>
      <PlanDialog store={store} story={story} trial={trial} />
      <Using store={store} />
    </>
  );
}

interface Props {
  now: Experiment;
  campaign: Campaign;
  store: VariantsStore;
  story: StoryInfo;
}

function Tried({ now, campaign, store, story }: Props) {
  if (now.trial.state === "prepared") return <Prepared trial={now.trial} campaign={campaign} store={store} />;
  const { report, trial } = now;
  const said = saidOf(now, story);
  const off = offWords(report);
  const sure = report.verdict === "better" || report.verdict === "good_enough";
  return (
    <Stack>
      {off && <Notice tone="warn" title={off} live />}
      <Notice tone={sure && !off ? "good" : "calm"} title={said.title}>
        {said.more.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </Notice>
      <Intervals lines={report.variants} />
      <Table
        caption={t.variants.table}
        columns={columnsOf(trial, report.holdout !== null)}
        rows={report.variants}
        rowKey={({ name }) => name}
      />
      <Notes now={now} />
      <p>
        <a href={`/compare?campaign=${encodeURIComponent(campaign.id)}`}>{t.variants.compare}</a>
      </p>
      {trial.state === "running" && (
        <Row>
          {report.variants.map(({ name }) => (
            <Button key={name} onPress={() => store.choose(name)}>
              {t.variants.useIt(name)}
            </Button>
          ))}
        </Row>
      )}
      {trial.state === "over" && (
        <Row>
          <Button onPress={() => store.change(trial)}>{t.variants.tryAgain}</Button>
        </Row>
      )}
    </Stack>
  );
}

function Notes({ now: { report } }: { now: Experiment }) {
  const { holdout } = report;
  return (
    <p class={css.soft}>
      {t.variants.undecided(report.undecided)}
      {holdout !== null &&
        holdout.people > 0 &&
        ` ${t.variants.held(people(holdout.people), rateWords(holdout.rate))}`}
    </p>
  );
}

function columnsOf(trial: Trial, compared: boolean): Column<ReportLine>[] {
  const running = trial.state === "running";
  const lift: Column<ReportLine> = {
    head: t.variants.lift,
    numeric: true,
    cell: liftWords,
  };
  const share: Column<ReportLine> = {
    head: t.variants.share,
    numeric: true,
    cell: ({ share }) => percent(share),
  };
  return [
    {
      head: t.variants.variant,
      names: true,
      cell: ({ name }) => (
        <span class={css.name}>
          {name} {trial.chosen === name && <Badge tone="accent">{t.variants.over(name)}</Badge>}
        </span>
      ),
    },
    ...(running ? [share] : []),
    { head: t.variants.people, numeric: true, cell: ({ people }) => count(people) },
    { head: t.variants.decided, numeric: true, cell: ({ decided }) => count(decided) },
    { head: t.variants.rate, numeric: true, cell: ({ decided, rate }) => known(decided, rateWords(rate)) },
    {
      head: t.variants.between,
      numeric: true,
      cell: ({ decided, low, high }) => known(decided, t.variants.and(rateWords(low), rateWords(high))),
    },
    { head: t.variants.best, numeric: true, cell: ({ decided, best }) => known(decided, percent(best)) },
    { head: t.variants.loss, numeric: true, cell: ({ decided, loss }) => known(decided, lossWords(loss)) },
    ...(compared ? [lift] : []),
  ];
}

const known = (decided: number, words: string): string => (decided === 0 ? "–" : words);
const lossWords = (loss: number): string => t.variants.ofThousand(count(Math.round(loss * 1000)));

function Using({ store }: { store: VariantsStore }) {
  const name = store.chosen.value;
  const failure = store.use.failure.value;
  return (
    <Confirm
      open={name !== null}
      title={t.variants.useTitle(name ?? "")}
      verb={t.variants.useIt(name ?? "")}
      busy={store.use.busy.value}
      problem={failure === null ? null : sentenceOf(failure)}
      onConfirm={() => store.use.run()}
      onClose={() => store.choose(null)}
    >
      <Stack>
        <p>{t.variants.useWhat(name ?? "")}</p>
        <p class={css.soft}>{t.variants.useEnds}</p>
      </Stack>
    </Confirm>
  );
}
