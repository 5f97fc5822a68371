const FROM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const TO = "àƀčďéƒĝĥíĵķłɱñöƥɋŕšťüṽŵẋýžÀƁČĎÉƑĜĤÍĴĶŁṀÑÖƤɊŔŠŤÜṼŴẊÝŽ";
const LONGER = 1.4;
/** Stand for the values in a sentence while the words around them are changed. */
const VALUE = 0xe000;

/**
 * The same catalogue in a language that nobody speaks: every text is in ⟦marks⟧, accented and 40 % longer. What is
 * seen without marks is not from the catalogue, and what does not fit will not fit in German either.
 */
export function pseudo<T>(words: T): T {
  return changed(words) as T;
}

function changed(word: unknown): unknown {
  if (typeof word === "string") return marked(word);
  if (typeof word === "function") return (...values: unknown[]) => filled(word as Sentence, values);
  if (Array.isArray(word)) return word.map(changed);
  if (typeof word !== "object" || word === null || "type" in word) return word;
  return Object.fromEntries(
    Object.entries(word).map(([key, value]) => [
      key,
      key === "language" && value === "en" ? value : changed(value),
    ]),
  );
}

type Sentence = (...values: unknown[]) => unknown;

function filled(sentence: Sentence, values: unknown[]): unknown {
  const said = sentence(...values.map((value, i) => (typeof value === "string" ? hidden(i) : value)));
  const shown = (text: string) =>
    text.replace(/[\ue000-\uf8ff]/g, (sign) => String(values[sign.charCodeAt(0) - VALUE]));
  if (typeof said === "string") return shown(marked(said));
  return Array.isArray(said)
    ? said.map((part) => (typeof part === "string" ? shown(marked(part)) : part))
    : said;
}

const hidden = (index: number): string => String.fromCharCode(VALUE + index);

function marked(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const accented = [...text].map((letter) => TO[FROM.indexOf(letter)] ?? letter).join("");
  const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(accented) ?? [];
  const more = Math.ceil(core.length * (LONGER - 1));
  const filler = " ~~~~".repeat(Math.ceil(more / 5)).slice(0, more);
  return `${before}⟦${core}${filler}⟧${after}`;
}
