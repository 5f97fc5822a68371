import { Fragment } from "preact";
import { t } from "../i18n/words.ts";
import { languageName, list } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import type { Told } from "./languages.ts";
import css from "./messages.module.css";
import type { Translated } from "./translations.ts";

/** The languages of the texts, each with what is still missing in it. */
export function Languages({ languages, texts }: { languages: Translated; texts: Told["texts"] }) {
  const [all, tag, other] = [languages.all.value, languages.tag.value, languages.other.value];
  if (all.length < 2 || tag === null) return null;
  const options = all.map((language) => ({
    value: language.language,
    label: language.name,
    ...noteOf(languages.missing(language).length, languages.changedIn(language.language).length),
  }));
  const missing = other ? languages.missing(other) : [];
  const behind = languages.losing.value.length > 0 ? [] : languages.behind.value;
  return (
    <section class={css.languages} aria-label={t.messages.languages}>
      <Segmented label={t.messages.language} options={options} value={tag} onChange={languages.choose} wrap />
      {other && missing.length > 0 && (
        <Notice>
          {t.messages.stillRead(
            languageName(other.language),
            missing.length,
            languageName(all[0]?.language ?? ""),
            list(quoted(texts, missing)),
          )}
        </Notice>
      )}
      {!other && behind.length > 0 && (
        <Notice>
          <p>{t.messages.readInMain(<Tabs languages={languages} of={behind} />, languageName(tag))}</p>
        </Notice>
      )}
    </section>
  );
}

/** Before it happens: whose translation goes with what is typed, and where to write another. */
export function Losing({ languages, texts }: { languages: Translated; texts: Told["texts"] }) {
  const losing = languages.losing.value;
  if (losing.length === 0) return null;
  const keys = losing.flatMap((each) => each.keys);
  return (
    <Notice tone="warn" live>
      <p>
        {t.messages.willReadInMain(
          losing.length,
          list(quoted(texts, keys)),
          languageName(languages.all.value[0]?.language ?? ""),
          <Tabs languages={languages} of={losing} />,
        )}
      </p>
    </Notice>
  );
}

function Tabs({ languages, of }: { languages: Translated; of: Translated["losing"]["value"] }) {
  return of.map(({ language: { language, name } }, index) => (
    <Fragment key={language}>
      {index > 0 && ", "}
      <button type="button" class={css.link} onClick={() => languages.choose(language)}>
        {name}
      </button>
    </Fragment>
  ));
}

const quoted = (texts: Told["texts"], keys: readonly string[]): string[] =>
  texts.filter(({ key }) => keys.includes(key)).map(({ label }) => t.ui.quoted(label));

function noteOf(missing: number, changed: number) {
  if (missing === 0 && changed === 0) return {};
  return {
    note: (
      <>
        {missing > 0 && (
          <>
            {missing}
            <span class={css.hidden}> {t.messages.missing}</span>
          </>
        )}
        {changed > 0 && (
          <>
            <span class={css.changed} aria-hidden="true" />
            <span class={css.hidden}>{t.messages.changed}</span>
          </>
        )}
      </>
    ),
  };
}
