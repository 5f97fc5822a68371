import { common } from "../../src/i18n/en/common.ts";
import { type Language, PSEUDO } from "../../src/i18n/language.ts";
import { learn } from "../../src/i18n/learn.ts";
import { en, type Words } from "./en.ts";

/** All words of the till, in the language that is spoken. */
export let t: Words = en;
export let spoken: Language = "en";

/** Called once, before anything is shown; the same choice as the dashboard's in this browser. */
export async function speak(): Promise<void> {
  ({ words: t, spoken } = await learn({
    en: async () => ({ words: en, common }),
    es: () => import("./es.ts").then(({ es, common }) => ({ words: es, common })),
    [PSEUDO]: async () => ({ words: (await import("../../src/i18n/pseudo.ts")).pseudo(en), common }),
  }));
}
