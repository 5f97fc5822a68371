/** Which language this browser is spoken to in; the dashboard and the till share it. */

/** Each by its own name. A new one is a line here, one in `words.ts` and a folder of words. */
export const LANGUAGES = [
  { tag: "en", name: "English" },
  { tag: "es", name: "Español" },
] as const;

/** English made longer and marked, for the tests that look for words outside the catalogues. */
export const PSEUDO = "en-XA";

export type Language = (typeof LANGUAGES)[number]["tag"] | typeof PSEUDO;

const KEY = "promobot.language";

/** What somebody chose in this browser; null: they left it to the browser. */
export function chosenLanguage(): Language | null {
  try {
    return known(localStorage.getItem(KEY));
  } catch {
    // Storage may be forbidden.
    return null;
  }
}

/** Speaks it from now on: loads the page again, so that nothing is left in the other language. */
export function chooseLanguage(language: Language | null): void {
  try {
    if (language === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, language);
  } catch {
    return;
  }
  location.reload();
}

/** The first of the browser's languages that we speak, otherwise English. */
export function browserLanguage(wanted: readonly string[] = navigator.languages ?? []): Language {
  for (const tag of wanted) {
    const language = known(base(tag));
    if (language) return language;
  }
  return "en";
}

/**
 * How numbers and days are written: as in the reader's region where they speak the language there, "es-MX"; as the
 * browser writes them where we do not speak its language and nobody has chosen another.
 */
export function localeOf(
  language: Language,
  chosen: boolean,
  wanted: readonly string[] = navigator.languages ?? [],
): string {
  const regional = wanted.find((tag) => base(tag) === base(language));
  return regional ?? (chosen ? undefined : wanted[0]) ?? base(language);
}

const base = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

function known(tag: string | null): Language | null {
  if (tag === PSEUDO) return PSEUDO;
  return LANGUAGES.find((language) => language.tag === tag)?.tag ?? null;
}
