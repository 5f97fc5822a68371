import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WORDS } from "./loader/loader-words.ts";
import { ENGLISH, wordsFor } from "./view/panel-words.ts";
import { directionOf, firstOf, KNOWN, languageOf } from "./words.ts";

const FOLDER = "chat/words/";

test("every language has every label with the same placeholders", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    KNOWN.filter((each) => each !== "en")
      .map((each) => `${each}.json`)
      .sort(),
  );
  expect(Object.keys(WORDS)).toEqual([...KNOWN]);

  for (const file of readdirSync(FOLDER)) {
    const words: Record<string, string> = JSON.parse(readFileSync(FOLDER + file, "utf8"));
    expect(Object.keys(words), file).toEqual(Object.keys(ENGLISH));
    for (const [name, english] of Object.entries(ENGLISH)) {
      expect(words[name]?.split("{}").length, `${file} ${name}`).toBe(english.split("{}").length);
    }
  }
});

test("the first supported language wins, otherwise English", () => {
  expect(languageOf(["de-AT"], KNOWN)).toBe("de");
  expect(languageOf(["ja", "PT_br"], KNOWN)).toBe("pt");
  expect(languageOf([undefined, "ja"], KNOWN)).toBe("en");
  expect(languageOf(["ca-ES", "ca", "es-ES", "es", "en"], KNOWN)).toBe("es");
  expect(firstOf(["ca-ES", "es-ES", "en"], KNOWN)).toBe("es-ES");
  expect(KNOWN.map(directionOf).filter((each) => each === "rtl")).toHaveLength(2);
});

test("the shop's name is inserted literally and missing labels are English", () => {
  const words = wordsFor("Umi $& {}", { chat: "Chat mit {}" });

  expect(words.chat).toBe("Chat mit Umi $& {}");
  expect(words.send).toBe("Send");
});
