import { t } from "../i18n/words.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { CheckIcon, CloseIcon, PlusIcon } from "../ui/icons.tsx";
import { Row as Line } from "../ui/Layout.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { Detail } from "./Detail.tsx";
import { isAboutRows } from "./row-problems.ts";
import { headcountWords, KIND_WORDS, openWords } from "./segment-words.ts";
import css from "./segments.module.css";
import type { Counted, Draft, SegmentsStore } from "./segments-store.ts";
import { isUnfinished, KINDS, type Kind, type Row, type Sentence } from "./where.ts";

/** As many as the server reads. */
const MOST_ROWS = 50;
const NAME_LIMIT = 80;

interface Props {
  draft: Draft;
  store: SegmentsStore;
}

/** A segment as a sentence to be filled in, with how many people it is about. */
export function Builder({ draft, store }: Props) {
  const failure = store.save.failure.value;
  const atName = fieldProblem(failure, "name");
  const unfinished = store.tried.value && draft.sentence !== null && isUnfinished(draft.sentence);
  const marked = unfinished || isAboutRows(failure);
  return (
    <Card>
      <form
        class={css.builder}
        onSubmit={(event) => {
          event.preventDefault();
          void store.save.run();
        }}
      >
        {draft.sentence ? (
          <Conditions sentence={draft.sentence} store={store} />
        ) : (
          <p>{t.segments.onlyByProgram}</p>
        )}
        {draft.sentence && <Count counted={store.counted.value} />}
        <TextField
          label={t.segments.name}
          hint={t.segments.nameHint}
          placeholder={t.segments.namePlaceholder}
          autocomplete="off"
          value={draft.name}
          limit={NAME_LIMIT}
          error={atName}
          onInput={store.call}
        />
        {marked && <Problem sentence={t.segments.fillInWhatIsMarked} />}
        {failure !== null && !atName && !marked && <Problem sentence={sentenceOf(failure)} />}
        <Line>
          <Button type="submit" kind="primary" icon={<CheckIcon size={16} />} busy={store.save.busy.value}>
            {t.segments.save}
          </Button>
          <Button onPress={store.giveUp}>{t.segments.cancel}</Button>
        </Line>
      </form>
    </Card>
  );
}

function Conditions({ sentence, store }: { sentence: Sentence; store: SegmentsStore }) {
  const { join, rows } = sentence;
  return (
    <>
      <div class={css.start}>
        <p class={css.who}>{rows.length > 1 ? t.segments.customersForWhom : t.segments.customersWho}</p>
        {rows.length > 1 && (
          <Segmented
            label={t.segments.join}
            value={join}
            options={[
              { value: "all", label: t.segments.all },
              { value: "any", label: t.segments.any },
            ]}
            onChange={store.join}
          />
        )}
        {rows.length > 1 && <p class={css.who}>{t.segments.ofTheseAreTrue}</p>}
      </div>
      <ol class={css.rows}>
        {rows.map((row, index) => (
          <li key={row.key} class={css.row}>
            {rows.length > 1 && (
              <span class={css.joint}>{index > 0 && (join === "all" ? t.segments.and : t.segments.or)}</span>
            )}
            <Condition row={row} nth={index + 1} store={store} />
            {rows.length > 1 && (
              <IconButton
                label={t.segments.removeCondition(index + 1)}
                icon={<CloseIcon size={16} />}
                onPress={() => store.drop(row.key)}
              />
            )}
          </li>
        ))}
      </ol>
      {rows.length < MOST_ROWS && (
        <div>
          <Button icon={<PlusIcon size={16} />} onPress={store.add}>
            {t.segments.addCondition}
          </Button>
        </div>
      )}
    </>
  );
}

const OPTIONS = KINDS.flatMap((kind) => [
  { value: kind as string, label: KIND_WORDS[kind](false) },
  { value: `not ${kind}`, label: KIND_WORDS[kind](true) },
]);

function Condition({ row, nth, store }: { row: Row; nth: number; store: SegmentsStore }) {
  return (
    <div class={css.condition}>
      <Select
        label={t.segments.condition(nth)}
        hideLabel
        value={row.not ? `not ${row.kind}` : row.kind}
        options={OPTIONS}
        onChange={(value) => {
          const not = value.startsWith("not ");
          store.put(row.key, { not, kind: (not ? value.slice("not ".length) : value) as Kind });
        }}
      />
      <Detail row={row} nth={nth} store={store} />
    </div>
  );
}

/** Says the number as soon as it is known, and how sure it is. */
function Count({ counted }: { counted: Counted }) {
  return (
    <p class={css.total} role="status">
      <CountWords counted={counted} />
    </p>
  );
}

function CountWords({ counted }: { counted: Counted }) {
  if (counted === "unfinished") return <span class={css.soft}>{t.segments.unfinished}</span>;
  if (counted === "counting") return <span class={css.soft}>{t.segments.counting}</span>;
  if ("failure" in counted && isAboutRows(counted.failure))
    return <span class={css.soft}>{t.segments.unfinished}</span>;
  if ("failure" in counted) return <span class={css.wrong}>{sentenceOf(counted.failure)}</span>;
  const open = openWords(counted);
  return (
    <>
      <strong class={css.number}>{headcountWords(counted)}</strong>
      {open && <span class={css.soft}> ({open})</span>}
    </>
  );
}
