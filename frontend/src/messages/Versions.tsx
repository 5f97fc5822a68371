import { useState } from "preact/hooks";
import type { Copy, Version } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { fewFigures, type StoryInfo } from "../stories/story.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm, Drawer } from "../ui/Dialog.tsx";
import { count } from "../ui/format.ts";
import { UndoIcon } from "../ui/icons.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { changedFields, changes } from "./changes.ts";
import type { Language } from "./languages.ts";
import type { MessagesStore } from "./messages-store.ts";
import css from "./versions.module.css";

/** All versions with the people each was shown to, and the way back. */
export function Versions({ store }: { store: MessagesStore }) {
  const [shown, setShown] = useState<Version | null>(null);
  const [asked, setAsked] = useState<Version | null>(null);
  const [campaign, story] = [store.campaign.value, store.story.value];
  if (!campaign || !story) return null;

  function ask(version: Version): void {
    setShown(null);
    store.restore.reset();
    setAsked(version);
  }

  async function restore(version: number): Promise<void> {
    if (campaign && (await store.restore.run(campaign.id, version))) setAsked(null);
  }

  return (
    <>
      <Card title={t.messages.versions} hint={t.messages.aNewVersionGoesLiveImmediately} flush>
        <Loaded resource={store.versions} isEmpty={({ list }) => list.length === 0}>
          {(of) =>
            of.campaign === campaign.id && (
              <Table
                caption={t.messages.versions}
                columns={columns(story, campaign.version, ask)}
                rows={of.list}
                rowKey={({ version }) => String(version)}
                onOpen={setShown}
              />
            )
          }
        </Loaded>
      </Card>
      <Drawer
        open={shown !== null}
        title={shown ? t.messages.whatVersionSaid(count(shown.version)) : ""}
        onClose={() => setShown(null)}
        actions={
          shown && shown.version !== campaign.version ? (
            <Button kind="primary" icon={<UndoIcon size={16} />} onPress={() => ask(shown)}>
              {t.messages.goBackToIt}
            </Button>
          ) : null
        }
      >
        {shown && (
          <Said
            story={story}
            said={allWords(shown)}
            now={allWords(campaign)}
            languages={store.languages.all.value}
            live={shown.version === campaign.version}
          />
        )}
      </Drawer>
      <Confirm
        open={asked !== null}
        title={asked ? t.messages.goBackToVersion(count(asked.version)) : ""}
        verb={asked ? t.messages.publishAsVersion(count(campaign.version + 1)) : ""}
        busy={store.restore.busy.value}
        problem={store.restore.failure.value ? sentenceOf(store.restore.failure.value) : null}
        onConfirm={() => asked && restore(asked.version)}
        onClose={() => setAsked(null)}
      >
        {asked && <p>{consequence(story, asked, allWords(campaign), store.changes.value)}</p>}
      </Confirm>
    </>
  );
}

function columns(story: StoryInfo, live: number, ask: (version: Version) => void): Column<Version>[] {
  return [
    {
      head: t.messages.version,
      names: true,
      cell: ({ version }) => (
        <span class={css.name}>
          {t.messages.version2(count(version))}
          {version === live && <Badge tone="accent">{t.messages.live}</Badge>}
        </span>
      ),
    },
    { head: t.messages.published, cell: ({ publishedAt }) => <RelativeTime at={publishedAt} /> },
    ...fewFigures(story).map(({ stage, heading }) => ({
      head: heading,
      numeric: true,
      cell: ({ people }: Version) => count(people[stage] ?? 0),
    })),
    {
      head: t.messages.goBack,
      actions: true,
      cell: (version) =>
        version.version !== live && (
          <Button
            icon={<UndoIcon size={16} />}
            aria-label={t.messages.goBackToVersion2(version.version)}
            onPress={() => ask(version)}
          >
            {t.messages.goBack}
          </Button>
        ),
    },
  ];
}

function consequence(story: StoryInfo, older: Version, now: Copy, unpublished: number): string {
  const differing = changedFields(now, allWords(older)).map(textOf);
  if (differing.length === 0) {
    return t.messages.itSaysExactlyWhatYourCustomers;
  }
  const fields = story.texts
    .filter(({ key }) => differing.includes(key))
    .map(({ label }) => t.ui.quoted(label))
    .join(", ");
  const kept = unpublished > 0 ? t.messages.whatYouHaveTypedAndNot : "";
  return t.messages.thisChangesBackImmediatelyThe(fields, kept);
}

interface Worded {
  copy: Copy;
  translations: Readonly<Record<string, Copy>>;
}

/** The words in all languages: "offer" in the main one, "offer es" in another. */
function allWords({ copy, translations }: Worded): Copy {
  const others = Object.entries(translations).flatMap(([tag, texts]) =>
    Object.entries(texts).map(([key, words]) => [`${key} ${tag}`, words]),
  );
  return { ...copy, ...Object.fromEntries(others) };
}

const textOf = (key: string): string => key.split(" ")[0] ?? key;

interface SaidProps {
  story: StoryInfo;
  said: Copy;
  now: Copy;
  languages: readonly Language[];
  live: boolean;
}

function Said({ story, said: copy, now, languages, live }: SaidProps) {
  const differing = changedFields(now, copy);
  const ofText = story.texts.flatMap((text) => [
    { ...text, words: text.key, language: undefined },
    ...languages
      .map((language) => ({ ...text, words: `${text.key} ${language.language}`, language }))
      .filter(({ words }) => words in copy || words in now),
  ]);
  return (
    <>
      <p class={css.summary}>
        {live
          ? t.messages.thisIsWhatYourCustomersGetNow
          : differing.length === 0
            ? t.messages.theSameAsNow
            : t.messages.sinceThenMarkedBelow(changes(differing.length))}
      </p>
      <dl class={css.said}>
        {ofText.map(({ words: key, kind, label, language }) => (
          <div key={key} data-differs={differing.includes(key) || undefined}>
            <dt>
              {label}
              {language && ` (${language.name})`}
              {differing.includes(key) && <Badge tone="warn">{t.messages.differentNow}</Badge>}
            </dt>
            <dd lang={language?.language} dir={language?.right_to_left ? "rtl" : undefined}>
              {kind === "image" && copy[key] ? (
                <a href={copy[key]} target="_blank" rel="noreferrer">
                  <img class={css.image} src={copy[key]} alt={t.messages.openedByItself(label)} />
                </a>
              ) : (
                (copy[key] ?? t.messages.notTranslated)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
