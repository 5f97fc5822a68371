import { writeFor } from "../ui/format.ts";
import { speakCommon } from "./common.ts";
import type { Common } from "./en/common.ts";
import { browserLanguage, chosenLanguage, type Language, localeOf } from "./language.ts";

/**
 * The words of the language that was chosen in this browser or that it prefers; from now on everything speaks it.
 * Those other than English are fetched when they are spoken.
 */
export async function learn<Words>(
  catalogues: Record<Language, () => Promise<{ words: Words; common: Common }>>,
) {
  const chosen = chosenLanguage();
  let spoken = chosen ?? browserLanguage();
  const { words, common } = await catalogues[spoken]().catch(() => {
    // Another version of promobot is there by now, or the network is not: better English than nothing.
    spoken = "en";
    return catalogues.en();
  });
  speakCommon(common);
  writeFor({ language: localeOf(spoken, chosen !== null) });
  document.documentElement.lang = spoken;
  return { words, spoken };
}
