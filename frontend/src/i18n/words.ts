import { en, type Words } from "./en/index.ts";
import { type Language, PSEUDO } from "./language.ts";
import { learn } from "./learn.ts";

/** All words of the dashboard, in the language that is spoken: `t.customers.noMatches`. */
export let t: Words = en;

/** The language of the words, as the server is asked for it. */
export let spoken: Language = "en";

const whole = (words: Words) => ({ words, common: words.common });

/** Called once, before anything that has words is imported: constants may be made of them. */
export async function speak(): Promise<void> {
  ({ words: t, spoken } = await learn({
    en: async () => whole(en),
    es: async () => whole((await import("./es/index.ts")).es),
    [PSEUDO]: async () => whole((await import("./pseudo.ts")).pseudo(en)),
  }));
}
