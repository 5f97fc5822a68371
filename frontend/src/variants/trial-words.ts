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

/** Whether a send to so many people stops after some of them, until it knows more. */
export const goesInWaves = (trial: Trial | null, reachable: number): boolean =>
  trial !== null && trial.state !== "over" && trial.let_it_learn && trial.wave_people < reachable;

/** What a send to so many people does with a trial: "4 variants, 10 % kept out; the first 100 now, the next about 1 hour later." */
export function trialWords(trial: Trial, reachable: number): string {
  const { variants, holdout, wave_people, wave_seconds } = trial;
  const waves = goesInWaves(trial, reachable);
  return [
    t.variants.sendsVariants(variants.length),
    holdout > 0 && t.variants.keptOut(percent(holdout)),
    waves && t.variants.inWaves(people(wave_people), timeWords(wave_seconds)),
    ". ",
  ]
    .filter(Boolean)
    .join("");
}
