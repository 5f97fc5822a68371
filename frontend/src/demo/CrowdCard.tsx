import type { Signal } from "@preact/signals";
import type { By, RunProgress } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { count, percent, share } from "../ui/format.ts";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Slider } from "../ui/Slider.tsx";
import css from "./crowd.module.css";
import { type CrowdStore, runSentence } from "./crowd-store.ts";
import { LearningPart } from "./LearningPart.tsx";

interface Props {
  crowd: CrowdStore;
}

const WAYS: { value: By; label: string }[] = [
  { value: "messenger", label: t.demo.messenger },
  { value: "website", label: t.demo.website },
  { value: "both", label: t.demo.both },
];

/** Many customers at once, and how they behave. */
export function CrowdCard({ crowd }: Props) {
  const { by, customers, yes, reveal, use, perSecond, progress, send } = crowd;
  const run = progress.value;
  return (
    <Card title={t.demo.simulateACrowd}>
      <div class={css.by}>
        <Segmented
          label={t.demo.howTheyCome}
          value={by.value}
          options={WAYS}
          onChange={(wanted) => {
            by.value = wanted;
          }}
        />
      </div>
      <div class={css.sliders}>
        <Slider
          label={t.demo.customers}
          value={customers.value}
          min={50}
          max={2_000}
          step={50}
          format={count}
          onInput={(wanted) => {
            customers.value = wanted;
          }}
        />
        <Chance label={t.demo.sayYes} of={yes} />
        <Chance label={t.demo.ofThoseReveal} of={reveal} />
        <Chance label={t.demo.ofThoseRedeem} of={use} />
        <Slider
          label={t.demo.speed}
          value={perSecond.value}
          min={10}
          max={200}
          step={10}
          format={(n) => t.demo.aSecond(n)}
          onInput={(wanted) => {
            perSecond.value = wanted;
          }}
        />
      </div>
      <LearningPart learning={crowd.learning} />
      <Button kind="primary" wide busy={send.busy.value} onPress={() => send.run()}>
        {t.demo.startTheCrowd}
      </Button>
      {send.failure.value !== null && <Problem sentence={sentenceOf(send.failure.value)} />}
      {run ? <Progress run={run} /> : <p class={css.soft}>{t.demo.eachOneGetsTheWelcomeReadsIt}</p>}
    </Card>
  );
}

function Progress({ run }: { run: RunProgress }) {
  const of = (part: number) => `${share(part, run.customers) * 100}%`;
  return (
    <div class={css.run}>
      <span
        class={css.track}
        role="progressbar"
        aria-label={t.demo.customersWhoHaveTheWelcome}
        aria-valuemin={0}
        aria-valuemax={run.customers}
        aria-valuenow={run.welcomed}
      >
        <span class={css.arrived} style={{ width: of(run.arrived) }} />
        <span class={css.welcomed} style={{ width: of(run.welcomed) }} />
      </span>
      <p class={css.soft}>{runSentence(run)}</p>
    </div>
  );
}

function Chance({ label, of }: { label: string; of: Signal<number> }) {
  return (
    <Slider
      label={label}
      value={of.value}
      min={0}
      max={1}
      step={0.05}
      format={percent}
      onInput={(wanted) => {
        of.value = wanted;
      }}
    />
  );
}
