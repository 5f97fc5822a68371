import type { PhraseMeaning } from "../api/phrases.ts";
import { spoken, t } from "../i18n/words.ts";

/** What a text can mean, in the order an owner looks for it. */
export const MEANINGS: readonly { value: PhraseMeaning; label: string }[] = [
  { value: "yes", label: t.phrases.yes },
  { value: "no", label: t.phrases.no },
  { value: "coupon", label: t.phrases.coupon },
  { value: "help", label: t.phrases.help },
  { value: "stop", label: t.phrases.stop },
  { value: "start", label: t.phrases.start },
  { value: "thanks", label: t.phrases.thanks },
  { value: "greeting", label: t.phrases.greeting },
  { value: "other", label: t.phrases.other },
];

/** How often a text was written, and by how many. */
export function howOften(people: number, times: number): string {
  const who = t.phrases.people(people);
  return times > people ? t.phrases.times(who, times) : who;
}

/** The name of a language; none if it may be any. */
export function languageName(tag: string): string | null {
  return tag === "und" ? null : (new Intl.DisplayNames(spoken, { type: "language" }).of(tag) ?? null);
}
