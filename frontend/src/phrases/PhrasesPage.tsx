import type { Missed, MissedText, Phrase, PhraseMeaning } from "../api/phrases.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon, MessagesIcon } from "../ui/icons.tsx";
import row from "../ui/list-row.module.css";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Select } from "../ui/Select.tsx";
import { Switch } from "../ui/Switch.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { howOften, languageName, MEANINGS } from "./phrase-words.ts";
import css from "./phrases.module.css";
import { createPhrasesStore, type PhrasesStore } from "./phrases-store.ts";

/** What customers wrote that nobody understood, and what the owner says it means. */
export function PhrasesPage() {
  const store = useStore(() => createPhrasesStore());
  return (
    <>
      <PageHeader
        title={t.phrases.title}
        hint={t.phrases.hint}
        back={{ href: "/requests", label: t.phrases.requests }}
      />
      <Phrases store={store} />
    </>
  );
}

/** Both lists. */
export function Phrases({ store }: { store: PhrasesStore }) {
  return (
    <>
      <Card flush>
        <div class={css.top}>
          <Switch
            label={t.phrases.alsoOne}
            on={store.everybody.value}
            onChange={store.showEverybody}
            hint={alone(store.missed.data.value)}
          />
        </div>
        <Loaded
          resource={store.missed}
          empty={<NothingMissed store={store} />}
          isEmpty={({ texts }) => texts.length === 0}
        >
          {({ texts, more }) => (
            <>
              <ul aria-label={t.phrases.title}>
                {texts.map((text) => (
                  <MissedItem key={text.text} missed={text} store={store} />
                ))}
              </ul>
              {more > 0 && <p class={css.more}>{t.phrases.more(more)}</p>}
            </>
          )}
        </Loaded>
      </Card>
      <YourPhrases store={store} />
    </>
  );
}

function alone(missed: Missed | null): string | undefined {
  return missed && missed.alone > 0 ? t.phrases.hidden(missed.alone) : undefined;
}

function NothingMissed({ store }: { store: PhrasesStore }) {
  const hidden = store.missed.data.value?.alone ?? 0;
  return hidden > 0 ? (
    <EmptyState
      picture={<MessagesIcon size={28} />}
      title={t.phrases.nothingTwice}
      sentence={t.phrases.onlyOnce(hidden)}
    >
      <Button onPress={() => store.showEverybody(true)}>{t.phrases.showThem(hidden)}</Button>
    </EmptyState>
  ) : (
    <EmptyState picture={<CheckIcon size={28} />} title={t.phrases.nothing} sentence={t.phrases.nothingYet} />
  );
}

function MissedItem({ missed, store }: { missed: MissedText; store: PhrasesStore }) {
  const { text, language, people, times, lastAt } = missed;
  return (
    <li class={row.item}>
      <div class={row.words}>
        <q class={row.name} dir="auto">
          {text}
        </q>
        <p class={row.soft}>
          {howOften(people, times)} · {languageName(language) ?? t.phrases.anyLanguage} ·{" "}
          <RelativeTime at={lastAt} />
        </p>
      </div>
      <Select<PhraseMeaning | "">
        label={t.phrases.means(text)}
        hideLabel
        value=""
        disabled={store.teach.busy.value.has(text)}
        options={[{ value: "", label: t.phrases.whatDoesItMean }, ...MEANINGS]}
        onChange={(meaning) => meaning !== "" && store.teach.run(text, meaning)}
      />
    </li>
  );
}

function YourPhrases({ store }: { store: PhrasesStore }) {
  const phrases = store.phrases.data.value ?? [];
  if (phrases.length === 0) return null;
  return (
    <Card flush title={t.phrases.yours}>
      <ul aria-label={t.phrases.yours}>
        {phrases.map((phrase) => (
          <PhraseItem key={phrase.id} phrase={phrase} store={store} />
        ))}
      </ul>
    </Card>
  );
}

function PhraseItem({ phrase, store }: { phrase: Phrase; store: PhrasesStore }) {
  const { id, text, meaning, changedAt, changedBy } = phrase;
  return (
    <li class={row.item}>
      <div class={row.words}>
        <q class={row.name} dir="auto">
          {text}
        </q>
        <p class={row.soft}>
          {changedBy ?? t.phrases.you} · <RelativeTime at={changedAt} />
        </p>
      </div>
      <div class={row.buttons}>
        <Select
          label={t.phrases.means(text)}
          hideLabel
          value={meaning}
          disabled={store.change.busy.value.has(id)}
          options={MEANINGS}
          onChange={(to) => store.change.run(id, phrase, to)}
        />
        <Button busy={store.forget.busy.value.has(id)} onPress={() => store.forget.run(id)}>
          {t.phrases.remove}
        </Button>
      </div>
    </li>
  );
}
