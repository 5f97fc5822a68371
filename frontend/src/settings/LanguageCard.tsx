import {
  browserLanguage,
  chooseLanguage,
  chosenLanguage,
  LANGUAGES,
  type Language,
} from "../i18n/language.ts";
import { t } from "../i18n/words.ts";
import { Card } from "../ui/Card.tsx";
import { Select } from "../ui/Select.tsx";

/** Of this browser, because another person may use another: their own choice also holds before they sign in. */
export function LanguageCard() {
  const nameOf = (language: Language) => LANGUAGES.find(({ tag }) => tag === language)?.name ?? language;
  return (
    <Card title={t.language.title} hint={t.language.hint}>
      <Select<Language | "">
        label={t.language.title}
        hideLabel
        value={chosenLanguage() ?? ""}
        options={[
          { value: "", label: t.language.asBrowser(nameOf(browserLanguage())) },
          ...LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name })),
        ]}
        onChange={(language) => chooseLanguage(language === "" ? null : language)}
      />
    </Card>
  );
}
