import type { Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { people, percent } from "../ui/format.ts";
import { timeWords } from "./words.ts";

/** The names of the variants that say in the main language what another one says. */
export function sameOf({ variants }: Pick<Trial, "variants">): string[] {
  const said = variants.map(({ copy }) => JSON.stringify(Object.entries(copy).sort()));
  return variants
    .filter((_, index) => said.some((other, at) => at !== index && other === said[index]))
    .map(({ name }) => name);
}

/** What a send to so many people does with a trial: "4 variants, 10 % kept out; the first 100 now, the next about 1 hour later." */
export function trialWords(trial: Trial, reachable: number): string {
  const { variants, holdout, let_it_learn, wave_people, wave_seconds } = trial;
  const waves = let_it_learn && wave_people < reachable;
  return [
    t.variants.sendsVariants(variants.length),
    holdout > 0 && t.variants.keptOut(percent(holdout)),
    waves && t.variants.inWaves(people(wave_people), timeWords(wave_seconds)),
    ". ",
  ]
    .filter(Boolean)
    .join("");
}
