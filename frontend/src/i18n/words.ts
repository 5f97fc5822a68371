import { writeFor } from "../ui/format.ts";
import { speakCommon } from "./common.ts";
import { en, type Words } from "./en/index.ts";
import { browserLanguage, chosenLanguage, type Language, localeOf, PSEUDO } from "./language.ts";

/** Every language other than English is fetched when it is spoken. */
const CATALOGUES: Record<Language, () => Promise<Words>> = {
  en: async () => en,
  es: async () => (await import("./es/index.ts")).es,
  [PSEUDO]: async () => (await import("./pseudo.ts")).pseudo(en),
};

/** All words of the dashboard, in the language that is spoken: `t.customers.noMatches`. */
export let t: Words = en;

/** The language of the words, as the server is asked for it. */
export let spoken: Language = "en";

/** Called once, before anything that has words is imported: constants may be made of them. */
export async function speak(): Promise<void> {
  const chosen = chosenLanguage();
  const wanted = chosen ?? browserLanguage();
  try {
    t = await CATALOGUES[wanted]();
    spoken = wanted;
  } catch {
    // Another version of promobot is there by now, or the network is not: better English than nothing.
  }
  speakCommon(t.common);
  writeFor({ language: localeOf(spoken, chosen !== null) });
  document.documentElement.lang = spoken;
}
