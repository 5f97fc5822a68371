import { expect, test } from "vitest";
import { createBurst } from "./burst.ts";

/** Types as many characters, one every so many milliseconds. */
function typing(characters: number, gapMs: number) {
  const burst = createBurst();
  for (let place = 1; place <= characters; place++) burst.typed(place, place * gapMs);
  return burst;
}

test("a scanner is known by its speed, a person by theirs", () => {
  expect(typing(14, 5).scanned()).toBe(true);
  expect(typing(14, 50).scanned()).toBe(true);
  expect(typing(14, 110).scanned()).toBe(false);
});

test("a key that a busy device held back does not make a person of a scanner", () => {
  const burst = typing(7, 5);
  for (let place = 8; place <= 14; place++) burst.typed(place, 200 + place * 5);
  expect(burst.scanned()).toBe(true);
});

test("a few quick keys are not a scan", () => {
  expect(typing(4, 5).scanned()).toBe(false);
});

test("what a scanner hands over at once is a scan", () => {
  const burst = createBurst();
  burst.typed(13, 1_000);
  expect(burst.scanned()).toBe(true);
});

test("a scan behind something typed by hand is not all a scan", () => {
  const burst = typing(3, 300);
  for (let place = 4; place <= 16; place++) burst.typed(place, 5_000 + place * 5);
  expect(burst.scanned()).toBe(false);
});

test("what was deleted by hand ends the burst, and an empty field begins again", () => {
  const burst = typing(12, 5);
  burst.typed(11, 2_000);
  expect(burst.scanned()).toBe(false);
  burst.clear();
  for (let place = 1; place <= 8; place++) burst.typed(place, 9_000 + place * 5);
  expect(burst.scanned()).toBe(true);
});
