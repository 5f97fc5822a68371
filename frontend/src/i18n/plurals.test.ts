import { afterEach, expect, test } from "vitest";
import { count, people, plural, writeFor } from "../ui/format.ts";
import { speakCommon } from "./common.ts";
import { common as en } from "./en/common.ts";
import { common as es } from "./es/common.ts";

afterEach(() => {
  speakCommon(en);
  writeFor({ language: "en-GB" });
});

test("one and many are the language's own", () => {
  expect([0, 1, 2, 1204].map(people)).toEqual(["0 people", "1 person", "2 people", "1,204 people"]);

  speakCommon(es);
  writeFor({ language: "es-ES" });
  expect([0, 1, 2, 12040].map(people)).toEqual(["0 personas", "1 persona", "2 personas", "12.040 personas"]);
});

test("a language with more forms names them as Intl does", () => {
  speakCommon({ ...en, language: "pl" });
  const written = [1, 3, 5, 22, 25].map((n) => plural(n, "osoba", "osoby", { few: "osoby", many: "osób" }));

  expect(written).toEqual(["1 osoba", "3 osoby", "5 osób", "22 osoby", "25 osób"]);
});

test("the rules are those of the words, whatever the numbers look like", () => {
  // French counts 0 as one; its browser reads our English words.
  writeFor({ language: "fr" });
  expect(plural(0, "coupon", "coupons")).toBe(`${count(0)} coupons`);
});
