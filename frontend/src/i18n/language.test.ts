import { expect, test } from "vitest";
import { en } from "./en/index.ts";
import { es } from "./es/index.ts";
import { browserLanguage, LANGUAGES, localeOf } from "./language.ts";
import { pseudo } from "./pseudo.ts";

test("the browser's first language that we speak is spoken", () => {
  expect(browserLanguage(["es-MX", "en"])).toBe("es");
  expect(browserLanguage(["ca", "es-ES", "en"])).toBe("es");
  expect(browserLanguage(["en-US", "es"])).toBe("en");
  expect(browserLanguage(["ja", "ko"])).toBe("en");
  expect(browserLanguage([])).toBe("en");
});

test("numbers and days are written as in the reader's region", () => {
  expect(localeOf("es", true, ["en-US", "es-MX"])).toBe("es-MX");
  expect(localeOf("es", true, ["en-US"])).toBe("es");
  // Nobody chose English: the browser speaks a language that we do not.
  expect(localeOf("en", false, ["de-DE"])).toBe("de-DE");
  expect(localeOf("en", true, ["de-DE"])).toBe("en");
});

test("a language in the list has its name in itself", () => {
  for (const { tag, name } of LANGUAGES) {
    const own = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? "";
    expect(name.toLocaleLowerCase(tag)).toBe(own.toLocaleLowerCase(tag));
  }
});

test("no two languages say the same long sentence: one of them was forgotten", () => {
  const same = texts(en).filter(([path, text]) => text.split(" ").length > 3 && at(es, path) === text);

  expect(same).toEqual([]);
});

test("the language that nobody speaks marks every text, and leaves values alone", () => {
  const words = pseudo({
    plain: "Save",
    filled: (name: string, n: number) => `${name} has ${n} of them`,
    rich: (link: object) => ["Open ", link, "."],
    language: "en",
  });

  expect(words.plain).toBe("⟦Šàṽé ~⟧");
  expect(words.filled("Ana", 2)).toBe("⟦Ana ĥàš 2 öƒ ťĥéɱ ~~~~ ⟧");
  const link = { type: "a" };
  expect(words.rich(link)).toEqual(["⟦Öƥéñ ~⟧ ", link, "."]);
  expect(words.language).toBe("en");
});

function texts(words: object, path: string[] = []): [string[], string][] {
  return Object.entries(words).flatMap(([key, word]): [string[], string][] =>
    typeof word === "string"
      ? [[[...path, key], word]]
      : typeof word === "object"
        ? texts(word, [...path, key])
        : [],
  );
}

function at(words: object, path: string[]): unknown {
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], words);
}
