import { expect, test } from "vitest";
import { ownName, TONGUE_CHOICES, tongueOf } from "./languages.ts";

test("each language is called what its speakers call it", () => {
  expect(TONGUE_CHOICES.map(({ label }) => label)).toEqual([
    "English",
    "Español",
    "Français",
    "Deutsch",
    "Italiano",
    "Português (Brasil)",
    "Nederlands",
    "العربية",
  ]);
  expect(ownName("pt")).toBe("Português (Brasil)");
});

test("an address that names no language of ours means all", () => {
  expect(tongueOf(new URLSearchParams("language=es"))).toBe("es");
  expect(tongueOf(new URLSearchParams("language=xx"))).toBeUndefined();
  expect(tongueOf(new URLSearchParams())).toBeUndefined();
});
