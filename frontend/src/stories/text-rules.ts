import { t } from "../i18n/words.ts";
import type { StoryInfo, StoryText } from "./story.ts";

export type Texts = Readonly<Record<string, string>>;

/** The server cuts longer names, so a text that fits with one this long always fits. */
export const LONGEST_NAME = 40;

const OWN_IMAGES = "/images/";
const IMAGE_ADDRESS = /^(https?:\/\/\S+|\/images\/[A-Za-z0-9._-]+)$/;
const WEB_ADDRESS = /^https?:\/\/[^\s{}]+$/;
const CODE = /^[\p{L}\p{N}_.-]+$/u;
const READ_AT_TILLS = /[\p{L}\p{N}]/u;
const PLACEHOLDERS = /\{[^}]*\}/g;
const CONTROL = /[^\P{Cc}\n\r\t]/u;

/** How long the server takes a text to be: as a customer gets it, but never shorter than it is typed. */
export function lengthOf(story: StoryInfo, copy: Texts, { key }: StoryText, business: string): number {
  const typed = copy[key] ?? "";
  const filled = story.texts
    .filter(({ kind }) => kind === "code")
    .reduce((text, code) => text.replaceAll(`{${code.key}}`, copy[code.key] ?? ""), typed)
    .replaceAll("{business}", business)
    .replaceAll("{name}", "n".repeat(LONGEST_NAME));
  return Math.max(filled.length, [...typed].length);
}

/** What keeps these texts from being published, by the key of the text; the server has the same rules. */
export function mistakesOf(story: StoryInfo, copy: Texts, business: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const text of story.texts) {
    const mistake = mistakeOf(story, copy, text, business);
    if (mistake) found.set(text.key, mistake);
  }
  return found;
}

function mistakeOf(story: StoryInfo, copy: Texts, text: StoryText, business: string): string | null {
  const typed = copy[text.key] ?? "";
  if (typed.trim() === "") return text.optional ? null : t.stories.messengerDoesNotAcceptEmpty;
  const tooMany = lengthOf(story, copy, text, business) - text.limit;
  if (tooMany > 0) return t.stories.tooManyForMessenger(tooMany);
  if (CONTROL.test(typed)) return t.stories.thisContainsACharacterThat;
  if (text.kind === "image") return imageMistake(typed);
  if (text.kind === "address") return WEB_ADDRESS.test(typed) ? null : ADDRESS_MISTAKE;
  return wordsMistake(text, typed);
}

const ADDRESS_MISTAKE = t.stories.anAddressBeginsWithHttpsAndHas;

export function imageMistake(address: string): string | null {
  return IMAGE_ADDRESS.test(address) ? null : ADDRESS_MISTAKE;
}

function wordsMistake({ kind, must_contain, placeholders }: StoryText, typed: string): string | null {
  if (typed.startsWith(OWN_IMAGES)) return t.stories.thisIsTheAddressOfAPictureNotA;
  if (kind === "code" && !CODE.test(typed)) {
    return t.stories.aCodeHasLettersDigitsAndNo;
  }
  if (kind === "code" && !READ_AT_TILLS.test(typed)) return t.stories.aCodeNeedsALetterOrADigit;
  const missing = must_contain.find((placeholder) => !typed.includes(placeholder));
  if (missing) return t.stories.itMustContain(missing);
  const unknown = (typed.match(PLACEHOLDERS) ?? []).find((found) => !placeholders.includes(found));
  return unknown ? t.stories.meansNothingHereTheCustomer(unknown) : null;
}
