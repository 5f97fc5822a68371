import { t } from "../i18n/words.ts";
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
  const labels = texts.filter(({ key }) => missing.includes(key)).map(({ label }) => `“${label}”`);
  return (
    <section class={css.languages} aria-label={t.messages.languages}>
      <Segmented label={t.messages.language} options={options} value={tag} onChange={languages.choose} wrap />
      {other && missing.length > 0 && (
        <Notice>
          {t.messages.stillRead(other.name, missing.length, all[0]?.name ?? "", labels.join(", "))}
        </Notice>
      )}
    </section>
  );
}

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
