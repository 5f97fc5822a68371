import { type Common, common as english } from "./en/common.ts";

/** The words for times, amounts and how many, in the language that is spoken. */
export let common: Common = english;

export function speakCommon(words: Common): void {
  common = words;
}
