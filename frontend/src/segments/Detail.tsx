import type { JSX } from "preact";
import { t } from "../i18n/words.ts";
import { campaignStories } from "../stories/the-stories.ts";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { LINES } from "../ui/lines.ts";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import type { Field } from "./row-problems.ts";
import { storyOf, withoutChoices, withoutWords } from "./segment-words.ts";
import css from "./segments.module.css";
import type { SegmentsStore } from "./segments-store.ts";
import type { Kind, Row } from "./where.ts";

interface Props {
  row: Row;
  nth: number;
  store: SegmentsStore;
}

/** What a condition needs besides what it is about. */
export function Detail(props: Props) {
  const Fields = FIELDS[props.row.kind];
  return <Fields {...props} />;
}

const FIELDS: Record<Kind, (props: Props) => JSX.Element | null> = {
  origin: Origin,
  stage: InCampaign,
  story: InStory,
  times: Times,
  amount: Amount,
  active: Active,
  came: Came,
  line: (props) => (
    <Choice {...props} field="line" label={t.segments.fieldLine} options={LINES.filter(isOne)} />
  ),
  language: (props) => (
    <Choice {...props} field="language" label={t.segments.fieldLanguage} options={TONGUE_CHOICES} />
  ),
  lead: () => null,
};

const isOne = ({ value }: { value: string }): boolean => value !== "both";

interface FieldProps extends Props {
  field: Field;
  label: string;
}

interface ChoiceProps extends FieldProps {
  options: readonly { value: string; label: string }[];
}

function Choice({ row, nth, store, field, label, options }: ChoiceProps) {
  return (
    <Select
      label={t.segments.detail(label, nth)}
      hideLabel
      value={row[field]}
      options={options}
      error={store.problem(row, field)}
      onChange={(value) => store.put(row.key, { [field]: value })}
    />
  );
}

interface TypedProps extends FieldProps {
  inputMode?: "numeric" | "decimal";
  type?: "text" | "date";
}

function Typed({ row, nth, store, field, label, inputMode, type = "text" }: TypedProps) {
  return (
    <TextField
      label={t.segments.detail(label, nth)}
      hideLabel
      type={type}
      autocomplete="off"
      {...(inputMode && { inputMode })}
      value={row[field]}
      error={store.problem(row, field)}
      onInput={(typed) => store.put(row.key, { [field]: typed })}
    />
  );
}

function Origin(props: Props) {
  const known = new Set([...(props.store.origins.data.value ?? []), props.row.origin].filter(Boolean));
  const options = [
    { value: "", label: t.segments.direct },
    ...[...known].map((origin) => ({ value: origin, label: origin })),
  ];
  return <Choice {...props} field="origin" label={t.segments.fieldOrigin} options={options} />;
}

function InCampaign(props: Props) {
  const campaigns = props.store.campaigns.data.value ?? [];
  const options = campaigns.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={t.segments.detail(t.segments.fieldCampaign, props.nth)}
        hideLabel
        value={props.row.campaign}
        options={options}
        error={props.store.problem(props.row, "campaign")}
        onChange={(campaign) => props.store.put(props.row.key, { campaign, reached: "", without: "" })}
      />
      <Stages {...props} />
    </>
  );
}

function InStory(props: Props) {
  const options = [
    { value: "", label: t.segments.chooseStory },
    ...campaignStories().map(({ key, label }) => ({ value: key, label })),
  ];
  return (
    <>
      <Select
        label={t.segments.detail(t.segments.fieldStory, props.nth)}
        hideLabel
        value={props.row.story}
        options={options}
        error={props.store.problem(props.row, "story")}
        onChange={(story) => props.store.put(props.row.key, { story, reached: "", without: "" })}
      />
      {props.row.story !== "" && <Stages {...props} />}
    </>
  );
}

function Stages(props: Props) {
  const { row, nth, store } = props;
  const story = storyOf(row, store.campaigns.data.value ?? []);
  const reached = [
    { value: "", label: row.not ? t.segments.takePart : t.segments.takesPart },
    ...story.stages.map(({ key, did, not }) => ({ value: key, label: row.not ? not : did.many })),
  ];
  const without = [
    { value: "", label: t.segments.orNotFurther },
    ...withoutChoices(story, row.reached).map((stage) => ({ value: stage.key, label: withoutWords(stage) })),
  ];
  return (
    <>
      <Select
        label={t.segments.detail(t.segments.fieldReached, nth)}
        hideLabel
        value={row.reached}
        options={reached}
        error={store.problem(row, "reached")}
        onChange={(now) =>
          store.put(row.key, {
            reached: now,
            without: withoutChoices(story, now).some(({ key }) => key === row.without) ? row.without : "",
          })
        }
      />
      <Choice {...props} field="without" label={t.segments.fieldWithout} options={without} />
    </>
  );
}

function Times(props: Props) {
  return (
    <span class={css.measure}>
      <Typed {...props} field="times" label={t.segments.fieldTimes} inputMode="numeric" />
      <span>{t.segments.times}</span>
    </span>
  );
}

function Amount(props: Props) {
  return (
    <span class={css.measure}>
      <Typed {...props} field="amount" label={t.segments.fieldAmount} inputMode="decimal" />
      <Typed {...props} field="currency" label={t.segments.fieldCurrency} />
    </span>
  );
}

function Active(props: Props) {
  return (
    <span class={css.measure}>
      <Typed {...props} field="days" label={t.segments.fieldDays} inputMode="numeric" />
      <span>{t.segments.days}</span>
    </span>
  );
}

function Came(props: Props) {
  return (
    <span class={css.days}>
      <span>{t.segments.fieldSince}</span>
      <Typed {...props} field="since" label={t.segments.fieldSince} type="date" />
      <span>{t.segments.fieldBefore}</span>
      <Typed {...props} field="before" label={t.segments.fieldBefore} type="date" />
    </span>
  );
}
