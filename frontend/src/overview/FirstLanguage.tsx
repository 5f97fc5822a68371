import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import css from "./first-language.module.css";
import { createFirstLanguageStore } from "./first-language-store.ts";

/** Asked when the owner first comes in, and never again once they have chosen. */
export function FirstLanguage({ create = createFirstLanguageStore }) {
  const { open, language, choose, save } = useStore(create);
  const shop = open.value;
  if (!shop) return null;
  return (
    <Card>
      <form
        class={css.ask}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        <p class={css.hint}>{t.overview.mainLanguageHint}</p>
        <div class={css.field}>
          <Select
            label={t.overview.mainLanguage}
            value={language.value}
            options={shop.languages.map(({ language, name }) => ({ value: language, label: name }))}
            onChange={choose}
          />
          <Button type="submit" busy={save.busy.value}>
            {t.overview.saveMainLanguage}
          </Button>
        </div>
      </form>
      {save.failure.value && <Problem sentence={sentenceOf(save.failure.value)} />}
    </Card>
  );
}
