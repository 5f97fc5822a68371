import { expect, test } from "vitest";
import { aStory } from "../stories/a-story.ts";
import { aLine, anExperiment, aReport } from "./a-trial.ts";
import { liftWords, offWords, saidOf, timesWith, timeWords } from "./words.ts";

const story = aStory();
const goal = story.stages.at(-1)?.key ?? "";
const said = (report: Parameters<typeof anExperiment>[0], trial = {}) =>
  saidOf(anExperiment(report, { goal, ...trial }), story);

test("it begins in words: who leads, by how much, how likely that is, and what waiting costs", () => {
  const { title, more } = said({});

  expect(title).toMatch(/^With B, more people .* so far: 14.2% against 11%\.$/);
  expect(more).toEqual([
    "B is probably the best (97%), but it may still be chance.",
    "Waiting costs about 3 people a day.",
  ]);
});

test("it is sure only of what stays true however often somebody looks", () => {
  const words = (verdict: "open" | "early" | "good_enough" | "better") => {
    const { title, more } = said({ verdict });
    return [title, ...more].join(" ");
  };

  expect(words("better")).toContain("95% sure");
  expect(words("better")).not.toContain("probably");
  for (const verdict of ["open", "early", "good_enough"] as const)
    expect(words(verdict)).not.toContain("sure");
});

test("nothing is said before each variant has 100 people whose time is over", () => {
  const variants = [aLine({ decided: 40 }), aLine({ name: "B", decided: 120 })];
  const { title, more } = said({ verdict: "early", variants });

  expect(title).toContain("Too early");
  expect(title).not.toContain("B");
  expect(more).toEqual(["A still needs 60 people."]);
});

test("only what the server calls better is called so", () => {
  expect(said({ verdict: "better" }).title).toContain("B is better");
  for (const verdict of ["open", "early", "good_enough"] as const)
    expect(said({ verdict }).title).not.toContain("better.");
});

test("who costs next to nothing will do, whichever is the best", () => {
  const { title, more } = said({ verdict: "good_enough", waiting_costs_daily: 0.2 });

  expect(title).toContain("B will do.");
  expect(more.at(-1)).toBe("Waiting costs next to nothing.");
});

test("when it is over, it says who is used for everybody", () => {
  expect(said({}, { state: "over", chosen: "B" }).title).toBe("Over: everybody gets B.");
});

test("before anybody can be compared with the holdout there is no lift, then one with its interval", () => {
  expect(liftWords(aLine())).toBe("–");
  expect(liftWords(aLine({ lift: 0.042, lift_low: -0.01, lift_high: 0.094 }))).toBe("4.2% (-1% to 9.4%)");
});

test("figures that say little are not hidden, but it is said", () => {
  expect(offWords(aReport())).toBeNull();
  expect(offWords(aReport({ delivered_off: true }))).toContain("reach fewer people");
  expect(offWords(aReport({ assigned_off: true }))).toContain("other numbers");
});

test("times are said in the largest unit", () => {
  expect([5, 3_600, 86_400, 259_200].map(timeWords)).toEqual(["5 seconds", "1 hour", "1 day", "3 days"]);
  expect(timesWith(5)[0]).toBe(5);
  expect(timesWith(86_400)).toHaveLength(5);
});
