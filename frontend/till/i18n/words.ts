import { speakCommon } from "../../src/i18n/common.ts";
import { browserLanguage, chosenLanguage, type Language, localeOf, PSEUDO } from "../../src/i18n/language.ts";
import { writeFor } from "../../src/ui/format.ts";
import { en, type Words } from "./en.ts";

/** All words of the till, in the language that is spoken. */
export let t: Words = en;
export let spoken: Language = "en";

/** Called once, before anything is shown; the same choice as the dashboard's in this browser. */
export async function speak(): Promise<void> {
  const chosen = chosenLanguage();
  const wanted = chosen ?? browserLanguage();
  try {
    await learn(wanted);
    spoken = wanted;
  } catch {
    // Better English than nothing.
  }
  writeFor({ language: localeOf(spoken, chosen !== null) });
  document.documentElement.lang = spoken;
}

async function learn(wanted: Language): Promise<void> {
  if (wanted === "es") {
    const { common, es } = await import("./es.ts");
    t = es;
    speakCommon(common);
  } else if (wanted === PSEUDO) t = (await import("../../src/i18n/pseudo.ts")).pseudo(en);
}
