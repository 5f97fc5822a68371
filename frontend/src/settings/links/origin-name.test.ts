import { expect, test } from "vitest";
import { ORIGIN_PATTERN } from "../../api/page.ts";
import { originNameOf } from "./origin-name.ts";

test.each([
  ["Counter poster", "counter-poster"],
  ["  Café window! ", "cafe-window"],
  ["Flyer_A", "Flyer_A"],
  ["Straße & Markt", "stra-e-markt"],
  ["海", ""],
  ["", ""],
])("%s becomes %s", (typed, name) => {
  expect(originNameOf(typed)).toBe(name);
});

test("whatever is typed, the server takes what becomes of it", () => {
  const name = originNameOf(`${"x".repeat(63)} the end of a long story`);

  expect(name).toMatch(ORIGIN_PATTERN);
});
