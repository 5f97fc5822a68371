import { chooseLanguage, LANGUAGES, type Language } from "./language.ts";
import css from "./language-links.module.css";

interface Props {
  spoken: Language;
}

/** The other languages, each by its own name, for those who cannot get to the settings yet. */
export function LanguageLinks({ spoken }: Props) {
  return (
    <p class={css.languages}>
      {LANGUAGES.filter(({ tag }) => tag !== spoken).map(({ tag, name }) => (
        <button key={tag} type="button" class={css.language} lang={tag} onClick={() => chooseLanguage(tag)}>
          {name}
        </button>
      ))}
    </p>
  );
}
