import { beforeEach, expect, test } from "vitest";
import type { ComparedPeople } from "../api/compare.ts";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { addressOf, chosenIn } from "./address.ts";
import { goalIn, goalsOf, keyOf, namesOf, saidOf, scaleOf } from "./compared.ts";

beforeEach(() => stories.set([aStory()]));

const DUG = { stage: "dug", heading: "Dug", rare: false };

function aRow(changes: Partial<ComparedPeople> = {}, dug = 0.2, people = 400): ComparedPeople {
  const rates = { landed: aShare(0.9), dug: aShare(dug) };
  return {
    campaign: "c1",
    name: "Autumn",
    story: "treasure",
    part: "all",
    variant: null,
    of: null,
    rest: false,
    people,
    reached: { set_out: people, landed: people * 0.9, dug: people * dug },
    rates,
    sales: null,
    ...changes,
  };
}

const aShare = (rate: number) => ({ rate, low: rate * 0.9, high: rate * 1.1 });

test("the goals are those figures of the stories that there are rates of", () => {
  expect(goalsOf([aRow()]).map(({ stage }) => stage)).toEqual(["landed", "dug"]);
  expect(goalIn([aRow()], "landed")?.stage).toBe("landed");
  expect(goalIn([aRow()], "anything")?.stage).toBe("dug");
  expect(goalIn([aRow({ rates: {} })], null)).toBeUndefined();
});

test("the better of two campaigns is named only where their intervals lie apart", () => {
  const said = (other: number) =>
    saidOf([aRow(), aRow({ campaign: "c2", name: "Spring" }, other)], DUG, null);

  expect(said(0.3)).toEqual({ sure: true, words: "Spring: 30%, against 20% for Autumn." });
  expect(said(0.21)).toEqual({
    sure: false,
    words: "Too close to tell. Spring: 21%, against 20% for Autumn.",
  });
});

test("of few people, or of one campaign, nothing is said", () => {
  const few = saidOf([aRow(), aRow({ campaign: "c2" }, 0.9, 99)], DUG, null);

  expect(few).toEqual({
    sure: false,
    words: "Too few to tell. Each needs 100 people before its rate says much.",
  });
  expect(saidOf([aRow()], DUG, null).words).toMatch(/^Only one/);
});

test("of one campaign its variants are compared, or what it is split into", () => {
  const variants = ["A", "B"].map((variant, nth) => aRow({ part: "variant", variant }, 0.2 + nth / 5));
  expect(saidOf([aRow(), ...variants], DUG, null).words).toBe(
    "Autumn, Variant B: 40%, against 20% for Autumn, Variant A.",
  );

  const origins = ["", "poster"].map((of, nth) => aRow({ of }, 0.2 + nth / 5));
  expect(saidOf([aRow(), ...origins], DUG, "origin").words).toBe(
    "Autumn, poster: 40%, against 20% for Autumn, Found you directly.",
  );
});

test("each row says what it is a part of, and no two are the same", () => {
  const rows = [
    aRow(),
    aRow({ of: "web" }),
    aRow({ part: "variant", variant: "B" }),
    aRow({ part: "holdout" }),
    aRow({ part: "without", rest: true }),
  ];

  expect(rows.map((row) => namesOf(row, "line"))).toEqual([
    ["Autumn"],
    ["Autumn", "Website"],
    ["Autumn", "Variant B"],
    ["Autumn", "Got nothing"],
    ["Autumn", "Before the variants", "Other sources"],
  ]);
  expect(new Set(rows.map(keyOf)).size).toBe(rows.length);
});

test("the scale ends at a round mark beyond everything on it", () => {
  expect(scaleOf(0.26).marks.map((mark) => Math.round(mark * 100))).toEqual([0, 10, 20, 30]);
  expect(scaleOf(0.26).end).toBeCloseTo(0.3);
  expect(scaleOf(1).marks.at(-1)).toBe(1);
  expect(scaleOf(0.003).end).toBeGreaterThanOrEqual(0.003);
  expect(scaleOf(0).marks.length).toBeGreaterThan(1);
});

test("the address holds everything that was chosen, and nothing else", () => {
  const chosen = { campaigns: ["c1", "welcome"], by: "line", goal: "dug" } as const;

  expect(addressOf(chosen)).toBe("/compare?campaign=c1&campaign=welcome&by=line&goal=dug");
  expect(chosenIn(new URLSearchParams("campaign=c1&campaign=c1&campaign=welcome&by=line&goal=dug"))).toEqual({
    ...chosen,
    campaigns: ["c1", "welcome"],
  });
  expect(addressOf(chosenIn(new URLSearchParams("by=weather")))).toBe("/compare");
});
