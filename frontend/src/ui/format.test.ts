import { expect, test } from "vitest";
import * as format from "./format.ts";

const now = new Date(2025, 10, 21, 14, 5, 0);
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const after = (seconds: number) => before(-seconds);

test("a share of nothing is nothing, and no share is more than all", () => {
  expect(format.share(0, 0)).toBe(0);
  expect(format.share(3, 0)).toBe(0);
  expect(format.share(3, 2)).toBe(1);
  expect(format.share(1, 4)).toBe(0.25);
});

test("all is only said of all, and none only of none", () => {
  expect([0, 1 / 500, 1 / 3, 499 / 500, 1].map(format.percent)).toEqual([
    "0 %",
    "<1 %",
    "33 %",
    "99 %",
    "100 %",
  ]);
});

test("counts have thousands and nouns have numbers", () => {
  expect(format.count(1204)).toBe("1,204");
  expect(format.people(1)).toBe("1 person");
  expect(format.people(1204)).toBe("1,204 people");
});

test("durations name two units at most", () => {
  expect([0, 5, 60, 125, 720, 3599, 7500, 86_400, 200_000].map(format.duration)).toEqual([
    ...["0 s", "5 s", "1 min", "2 min 5 s", "12 min", "1 h", "2 h 5 min", "1 d", "2 d 8 h"],
  ]);
});

test("the past is told the way people tell it", () => {
  const told = [-3, 12, 300, 4 * 3600, 86_400, 5 * 86_400, 500 * 86_400].map((s) =>
    format.ago(before(s), now),
  );

  expect(told).toEqual([
    "just now",
    "12 s ago",
    "5 min ago",
    "10:05",
    "yesterday, 14:05",
    "16 Nov",
    "9 Jul 2024",
  ]);
});

test("a countdown never goes below now", () => {
  const told = [-5, 0, 12, 90, 2 * 3600, 2 * 86_400].map((s) => format.until(after(s), now));

  expect(told).toEqual(["now", "now", "in 12 s", "in 1 min 30 s", "at 16:05", "on 23 Nov, 14:05"]);
});

test("sizes are told in the unit that fits", () => {
  expect([12, 812_345, 7_940_000].map(format.bytes)).toEqual(["12 B", "812 kB", "7.9 MB"]);
});
