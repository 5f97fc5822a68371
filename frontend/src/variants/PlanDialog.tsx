import type { Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { figuresOf, type StoryInfo } from "../stories/story.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { count, people, percent } from "../ui/format.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { Slider } from "../ui/Slider.tsx";
import { Switch } from "../ui/Switch.tsx";
import css from "./variants.module.css";
import type { Draft, VariantsStore } from "./variants-store.ts";
import { timesWith, timeWords } from "./words.ts";

const HOW_MANY = ["2", "3", "4"].map((value) => ({ value, label: value }));
const CARELESS = [0.001, 0.002, 0.005, 0.01];
const WAVES = [100, 250, 500, 1_000, 5_000];

interface Props {
  store: VariantsStore;
  story: StoryInfo;
  trial: Trial | null;
}

/** How variants are tried; what people already have cannot be changed while they get them. */
export function PlanDialog({ store, story, trial }: Props) {
  const draft = store.plan.draft.value;
  const fixed = trial?.state === "running";
  return (
    <FormDialog
      open={draft !== null}
      title={t.variants.variants}
      save={store.plan.save}
      onClose={store.plan.close}
    >
      {draft && (
        <>
          {!fixed && <Measured draft={draft} story={story} store={store} />}
          <Switch
            label={t.variants.learn}
            hint={t.variants.learnHelp}
            on={draft.let_it_learn}
            onChange={(let_it_learn) => store.plan.edit({ let_it_learn })}
          />
          {draft.let_it_learn && (
            <Choice
              label={t.variants.wave}
              value={draft.wave_people}
              usual={WAVES}
              words={people}
              onChange={(wave_people) => store.plan.edit({ wave_people })}
            />
          )}
          <Choice
            label={t.variants.careless}
            hint={t.variants.carelessHelp}
            value={draft.careless}
            usual={CARELESS}
            words={(share) => t.variants.ofThousand(count(Math.round(share * 1000)))}
            onChange={(careless) => store.plan.edit({ careless })}
          />
        </>
      )}
    </FormDialog>
  );
}

interface MeasuredProps {
  draft: Draft;
  story: StoryInfo;
  store: VariantsStore;
}

function Measured({ draft, story, store }: MeasuredProps) {
  const goals = figuresOf(story).slice(1);
  return (
    <>
      <div class={css.part}>
        <Segmented
          label={t.variants.howMany}
          value={String(draft.variants)}
          options={HOW_MANY}
          onChange={(number) => store.plan.edit({ variants: Number(number) })}
        />
        <p class={css.soft}>{t.variants.howManyHelp}</p>
      </div>
      <Select
        label={t.variants.goal}
        value={draft.goal}
        options={goals.map(({ stage, heading }) => ({ value: stage, label: heading }))}
        onChange={(goal) => store.plan.edit({ goal })}
      />
      <Choice
        label={t.variants.act}
        hint={t.variants.actHelp}
        value={draft.act_seconds}
        usual={timesWith(draft.act_seconds)}
        words={timeWords}
        onChange={(act_seconds) => store.plan.edit({ act_seconds })}
      />
      <Slider
        label={t.variants.holdout}
        value={Math.round(draft.holdout * 100)}
        min={0}
        max={50}
        step={5}
        format={(points) => percent(points / 100)}
        onInput={(points) => store.plan.edit({ holdout: points / 100 })}
      />
    </>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  value: number;
  usual: readonly number[];
  words: (value: number) => string;
  onChange: (value: number) => void;
}

/** One of a few numbers, or the one it is. */
function Choice({ label, hint, value, usual, words, onChange }: ChoiceProps) {
  const all = usual.includes(value) ? usual : [value, ...usual];
  return (
    <div class={css.part}>
      <Select
        label={label}
        value={String(value)}
        options={all.map((each) => ({ value: String(each), label: words(each) }))}
        onChange={(chosen) => onChange(Number(chosen))}
      />
      {hint && <p class={css.soft}>{hint}</p>}
    </div>
  );
}
