import { expect, test } from "vitest";
import type { Stats } from "../api/figures.ts";
import { aStory } from "../stories/a-story.ts";
import { stageOf } from "../stories/story.ts";
import { choiceSentence, countOf, everybody, lostSentence, sentence, steps } from "./figures.ts";
import { nobody, randomStats, statsOf } from "./some-stats.ts";

const story = aStory();
const stage = (key: string) => {
  const found = stageOf(story, key);
  if (!found) throw new Error(`no stage ${key}`);
  return found;
};
const of = (stats: Stats, key: string) => steps(story, stats).find((step) => step.stage.key === key);

test("a figure is a sentence whatever the number", () => {
  expect(sentence(stage("landed"), 0)).toBe("Nobody landed yet");
  expect(sentence(stage("landed"), 1)).toBe("1 person landed");
  expect(sentence(stage("dug"), 1200)).toBe("1,200 people dug");
  expect(sentence(stage("set_out"), 1)).toBe("1 person sets out");
  expect(lostSentence(stage("landed"), 12)).toBe("12 people did not land yet");
});

test("an empty campaign has a bar for every step of the way, all of them empty", () => {
  const empty = steps(story, statsOf([]));

  expect(empty.map((step) => step.stage.key)).toEqual(["set_out", "landed", "dug", "sank"]);
  expect(empty.every((step) => step.share === 0 && step.percent === "0%" && !step.lost?.people)).toBe(true);
});

test("one person fills the bars they reached and is lost once", () => {
  const one = statsOf([{ path: ["set_out", "sailed", "landed"], people: 1 }]);

  expect(of(one, "landed")).toMatchObject({ people: 1, words: "person landed", percent: "100%" });
  expect(steps(story, one).reduce((sum, step) => sum + (step.lost?.people ?? 0), 0)).toBe(1);
  expect(of(one, "dug")?.lost).toMatchObject({ choice: { reached: "landed", without: "dug" } });
});

test("a message that has not arrived is on the way, and nobody is lost by it", () => {
  const stats = statsOf([
    { path: ["set_out"], people: 3 },
    { path: ["set_out", "sailed"], people: 2 },
    { path: ["set_out", "sailed", "landed"], people: 4 },
    { path: ["set_out", "lost"], people: 1 },
  ]);

  expect(of(stats, "landed")).toMatchObject({
    underWay: { people: 3, share: 0.3 },
    lost: { people: 2, share: 0.2, percent: "20%", choice: { reached: "sailed", without: "landed" } },
  });
  expect(of(stats, "dug")?.underWay.people).toBe(0);
});

test("what is beside the way comes after it, and says how many of its people went on all the same", () => {
  const stats = statsOf([
    { path: ["set_out", "sailed", "landed", "sank"], people: 4 },
    { path: ["set_out", "sailed", "landed", "dug", "sank"], people: 1 },
  ]);

  expect(of(stats, "sank")).toMatchObject({ people: 5, aside: true, both: "1 of them dug too" });
  expect(of(stats, "dug")?.both).toBeNull();
});

test("rare stages are shown once somebody is there; those at the end are a part of everybody", () => {
  const stats = statsOf([
    { path: ["set_out"], people: 3 },
    { path: ["lost"], people: 1 },
    { path: ["set_out", "sailed", "landed", "dug", "rich"], people: 4 },
  ]);

  expect(everybody(stats)).toBe(8);
  expect(steps(story, stats).at(-1)).toMatchObject({ stage: { key: "lost" }, aside: true, percent: "13%" });
  expect(of(stats, "rich")).toMatchObject({ people: 4, aside: false });
});

test("taps stand beside the people who pressed", () => {
  const stats = { ...statsOf([]), taps: { DIG: 6, SINK: 2, DIVE: 3 } };

  expect(of(stats, "dug")?.taps).toBe(6);
  expect(of(stats, "sank")?.taps).toBe(5);
  expect(of(stats, "landed")?.taps).toBeNull();
});

test("whatever people do, no bar is longer than the one before, none is negative, and everybody is somewhere", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const stats = randomStats(seed);
    const all = steps(story, stats);
    const way = all.filter((step) => !step.aside);
    let before = 1;
    for (const step of all) {
      expect(step.share).toBeGreaterThanOrEqual(0);
      expect(step.share).toBeLessThanOrEqual(1);
    }
    for (const step of way) {
      const { lost, underWay } = step;
      expect(step.share).toBeLessThanOrEqual(before);
      expect(countOf(stats, { reached: step.stage.key })).toBe(step.people);
      expect(lost ? countOf(stats, lost.choice) : 0).toBe(lost?.people ?? 0);
      expect(Math.min(lost?.people ?? 0, underWay.people)).toBeGreaterThanOrEqual(0);
      expect(step.share + (lost?.share ?? 0) + underWay.share).toBeLessThanOrEqual(1.000001);
      before = step.share;
    }
    const gone = way.reduce((sum, step) => sum + (step.lost?.people ?? 0) + step.underWay.people, 0);
    const failed = stats.paths
      .filter(({ path }) => path.includes("set_out") && !path.includes("sailed") && path.includes("lost"))
      .reduce((sum, { people }) => sum + people, 0);
    expect(gone + failed + (way.at(-1)?.people ?? 0)).toBe(stats.people.set_out);
  }
});

test("figures that contradict each other never draw a negative bar", () => {
  const odd = { ...statsOf([]), people: { ...nobody(), set_out: 2, sailed: 3, landed: 3 } };

  expect(of(odd, "landed")).toMatchObject({ share: 1, lost: { people: 0, share: 0 } });
});

test("a choice of people has words of its own", () => {
  const stats = statsOf([
    { path: ["set_out", "sailed", "landed"], people: 12 },
    { path: ["set_out"], people: 3 },
  ]);

  expect(choiceSentence(story, stats, { reached: "landed" })).toBe("12 people landed");
  expect(choiceSentence(story, stats, { reached: "set_out", without: "landed" })).toBe(
    "3 people did not land yet",
  );
});
