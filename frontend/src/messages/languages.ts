import type { Copy } from "../api/campaigns.ts";
import type { StoryLanguages } from "../api/stories.ts";
import type { StoryInfo, StoryText } from "../stories/story.ts";

export type Language = StoryLanguages["languages"][number];

/** What the owner wrote in a language; null where they have just taken their words away. */
export type Own = Readonly<Record<string, string | null>>;

/** What is told in several languages: texts, and what they are called. */
export type Told = Pick<StoryInfo, "key"> & { texts: readonly Pick<StoryText, "key" | "kind" | "label">[] };

const WORDS = new Set(["text", "label"]);

/** A default of one language in another; null when the owner wrote the words. */
function alike(key: string, words: string | undefined, from: Language, to: Language): string | null {
  if (words === undefined) return null;
  if (words === from.defaults[key]) return to.defaults[key] ?? null;
  return words === from.again[key] ? (to.again[key] ?? null) : null;
}

/** What customers of this language read, text by text, as the server decides it: wording/Copy.java says why. */
export function said(main: Copy, from: Language, own: Own, to: Language): Copy {
  const translated = Object.keys(to.defaults).map((key) => [
    key,
    own[key] ?? alike(key, main[key], from, to) ?? main[key] ?? "",
  ]);
  return { ...main, ...Object.fromEntries(translated) };
}

/** The texts that customers of this language read in the main one, by their keys. */
export function missing(story: Told, main: Copy, from: Language, own: Own, to: Language): string[] {
  return story.texts
    .filter(({ key, kind }) => WORDS.has(kind) && key in to.defaults)
    .filter(({ key }) => (own[key] ?? alike(key, main[key], from, to)) === null)
    .map(({ key }) => key);
}

/**
 * The main language for a text that is one whole, such as a letter: once the owner has changed any of it, none of it is
 * a default any more, so that no half of it is answered by the half of another.
 */
export function asWhole(main: Copy, from: Language): Language {
  const ours = Object.entries(from.defaults).every(([key, words]) => main[key] === words);
  return ours ? from : { ...from, defaults: {}, again: {} };
}

/** What the owner has typed and not published in a language, with one more edit; without words theirs go. */
export function edited(published: Copy, draft: Own, key: string, words: string, otherwise: string): Own {
  const { [key]: _, ...rest } = draft;
  const own = published[key] ?? null;
  const wish = words.trim() === "" || (own === null && words === otherwise) ? null : words;
  return wish === own ? rest : { ...rest, [key]: wish };
}

/** What a draft really changes, also after somebody else has published the same. */
export function onlyChanges(published: Copy, draft: Own): Own {
  return Object.fromEntries(
    Object.entries(draft).filter(([key, words]) => words !== (published[key] ?? null)),
  );
}
