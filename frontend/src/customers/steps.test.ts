import { expect, test } from "vitest";
import { aStory } from "../stories/a-story.ts";
import { byHandVerb, placesOf, redeemable, stepsOf, stepWord } from "./steps.ts";

const MARKS = { done: "✓", failed: "✗", open: "·" };
const walked = (...path: string[]) =>
  stepsOf(aStory(), path).map(({ word, state }) => `${MARKS[state]} ${word}`);

test("what comes next stands before them", () => {
  expect(walked()).toEqual(["· set_out"]);
  expect(walked("set_out", "sailed")).toEqual(["✓ set_out", "· landed"]);
  expect(walked("set_out", "sailed", "landed")).toEqual(["✓ set_out", "✓ landed", "· dug"]);
});

test("who turned off the way is not asked on, unless they came back", () => {
  expect(walked("set_out", "sailed", "landed", "sank")).toEqual(["✓ set_out", "✓ landed", "✓ sank"]);
  expect(walked("set_out", "sailed", "landed", "dug", "sank")).toEqual([
    "✓ set_out",
    "✓ landed",
    "✓ sank",
    "✓ dug",
  ]);
});

test("what people on the way also do stands behind their way", () => {
  expect(walked("set_out", "sailed", "landed", "sang")).toEqual(["✓ set_out", "✓ landed", "✓ sang", "· dug"]);
});

test("a failure stands at the end, and what is rare is only told when it happened", () => {
  expect(walked("lost")).toEqual(["· set_out", "✗ lost"]);
  expect(walked("set_out", "sailed", "landed", "dug", "rich").at(-1)).toBe("✓ rich");
});

test("what is counted by hand is counted from its stage on, and only once", () => {
  expect(redeemable(aStory(), ["set_out", "landed", "sank"])).toBe(false);
  expect(redeemable(aStory(), ["set_out", "landed", "dug"])).toBe(true);
  expect(redeemable(aStory(), ["set_out", "landed", "dug", "rich"])).toBe(false);
});

test("where somebody is: the furthest step, whatever they also did on the way", () => {
  expect(stepWord(aStory(), ["set_out", "sailed", "landed", "sang"])).toBe("landed");
  expect(stepWord(aStory(), ["set_out", "sailed", "landed", "sank"])).toBe("sank");
  expect(stepWord(aStory(), ["lost"])).toBeNull();
});

test("people can be looked for at every step but those of a message in transit", () => {
  expect(placesOf(aStory()).map(({ value }) => value)).toEqual([
    "treasure.set_out",
    "treasure.landed",
    "treasure.sank",
    "treasure.dug",
    "treasure.rich",
  ]);
});

test("the button that notes something names the figure it counts in", () => {
  expect(byHandVerb(aStory())).toBe("Mark as rich");
});
