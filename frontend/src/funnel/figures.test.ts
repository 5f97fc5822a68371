import { expect, test } from "vitest";
import type { Stage, Stats } from "../api/figures.ts";
import { choiceSentence, countOf, everybody, lostSentence, sentence, steps } from "./figures.ts";
import { nobody, randomStats, statsOf } from "./some-stats.ts";
import { ORDER } from "./stages.ts";

const of = (stats: Stats, stage: Stage) => steps(stats).find((step) => step.stage === stage);

test("a figure is a sentence whatever the number", () => {
  expect(sentence("seen", 0)).toBe("Nobody saw it yet");
  expect(sentence("seen", 1)).toBe("1 person saw it");
  expect(sentence("revealed", 1200)).toBe("1,200 people revealed the code");
  expect(sentence("sent", 1)).toBe("1 person was sent it");
  expect(lostSentence("seen", 12)).toBe("12 people did not see it yet");
});

test("an empty campaign has a bar for every step to the coupon, all of them empty", () => {
  const empty = steps(statsOf([]));

  expect(empty.map((step) => step.stage)).toEqual([
    ...["sent", "delivered", "seen", "responded", "accepted", "declined"],
    ...["coupon_sent", "coupon_seen", "revealed"],
  ]);
  expect(empty.every((step) => step.share === 0 && step.percent === "0 %" && !step.lost?.people)).toBe(true);
});

test("one person fills the bars they reached and is lost once", () => {
  const one = statsOf([{ path: ["sent", "delivered", "seen"], people: 1 }]);

  expect(of(one, "seen")).toMatchObject({ people: 1, words: "person saw it", percent: "100 %" });
  expect(steps(one).reduce((sum, step) => sum + (step.lost?.people ?? 0), 0)).toBe(1);
  expect(of(one, "responded")?.lost).toMatchObject({ choice: { reached: "seen", without: "responded" } });
});

test("who stops between two bars is counted from the bar that is shown before", () => {
  const stats = statsOf([
    { path: ["sent"], people: 3 },
    { path: ["sent", "delivered"], people: 2 },
    { path: ["sent", "delivered", "seen"], people: 5 },
  ]);

  expect(of(stats, "seen")?.lost?.people).toBe(2);
  const seen = steps(stats, { compact: true }).find((step) => step.stage === "seen");
  expect(seen?.lost).toMatchObject({ people: 5, share: 0.5, choice: { reached: "sent", without: "seen" } });
});

test("people who could not be reached and those who redeemed are shown once there are some", () => {
  const stats = statsOf([
    { path: ["sent"], people: 3 },
    { path: ["failed"], people: 1 },
    { path: ORDER.filter((stage) => stage !== "declined" && stage !== "failed"), people: 4 },
  ]);

  expect(everybody(stats)).toBe(8);
  expect(steps(stats).at(-1)).toMatchObject({ stage: "failed", aside: true, percent: "13 %" });
  expect(of(stats, "redeemed")).toMatchObject({ people: 4, aside: false });
});

test("taps stand beside the people who pressed", () => {
  const stats = { ...statsOf([]), taps: { SHOW_COUPON: 6, NO_THANKS: 2, REVEAL: 4 } };

  expect(of(stats, "accepted")?.taps).toBe(6);
  expect(of(stats, "declined")?.taps).toBe(2);
  expect(of(stats, "seen")?.taps).toBeNull();
});

test("whatever people do, no bar is longer than the one before, none is negative, and all drop-off adds up", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const stats = randomStats(seed);
    for (const compact of [false, true]) {
      const way = steps(stats, { compact }).filter((step) => !step.aside);
      let before = 1;
      for (const step of steps(stats, { compact })) {
        expect(step.share).toBeGreaterThanOrEqual(0);
        expect(step.share).toBeLessThanOrEqual(1);
      }
      for (const step of way) {
        expect(step.share).toBeLessThanOrEqual(before);
        expect(countOf(stats, { reached: step.stage })).toBe(step.people);
        expect(step.lost ? countOf(stats, step.lost.choice) : 0).toBe(step.lost?.people ?? 0);
        expect(step.lost?.people ?? 0).toBeGreaterThanOrEqual(0);
        expect(step.share + (step.lost?.share ?? 0)).toBeLessThanOrEqual(1.000001);
        before = step.share;
      }
      const lost = way.reduce((sum, step) => sum + (step.lost?.people ?? 0), 0);
      expect(lost + (way.at(-1)?.people ?? 0)).toBe(stats.people.sent);
    }
  }
});

test("figures that contradict each other never draw a negative bar", () => {
  const odd = { ...statsOf([]), people: { ...nobody(), sent: 2, seen: 3 } };

  expect(of(odd, "seen")).toMatchObject({ share: 1, lost: { people: 0, share: 0 } });
});

test("a choice of people has words of its own", () => {
  const stats = statsOf([
    { path: ["sent", "delivered", "seen"], people: 12 },
    { path: ["sent"], people: 3 },
  ]);

  expect(choiceSentence(stats, { reached: "seen" })).toBe("12 people saw it");
  expect(choiceSentence(stats, { reached: "sent", without: "seen" })).toBe("3 people did not see it yet");
});
