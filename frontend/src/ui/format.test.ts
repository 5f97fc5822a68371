import { afterEach, expect, test } from "vitest";
import * as format from "./format.ts";

const now = new Date(2025, 10, 21, 14, 5, 0);
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const after = (seconds: number) => before(-seconds);

afterEach(() => format.writeFor({ language: "en-GB", zone: undefined }));

test("a share of nothing is nothing, and no share is more than all", () => {
  expect(format.share(0, 0)).toBe(0);
  expect(format.share(3, 0)).toBe(0);
  expect(format.share(3, 2)).toBe(1);
  expect(format.share(1, 4)).toBe(0.25);
});

test("all is only said of all, and none only of none", () => {
  expect([0, 1 / 500, 1 / 3, 499 / 500, 1].map(format.percent)).toEqual(["0%", "<1%", "33%", "99%", "100%"]);
});

test("money has its currency's sign, and a number of no known currency is a number", () => {
  expect(format.money("23.5", "EUR")).toBe("€23.50");
  expect(format.money("1204", null)).toBe("1,204.00");
  expect(format.money("5", "no currency")).toBe("5.00 no currency");
  format.writeFor({ language: "de-DE" });
  expect(format.money("1204.5", "EUR")).toBe("1.204,50\u00a0€");
});

test("counts have thousands and nouns have numbers", () => {
  expect(format.count(1204)).toBe("1,204");
  expect(format.people(1)).toBe("1 person");
  expect(format.people(1204)).toBe("1,204 people");
});

test("durations name two units at most", () => {
  expect([0, 5, 60, 125, 720, 3599, 7500, 86_400, 200_000].map(format.duration)).toEqual([
    "0 s",
    "5 s",
    "1 min",
    "2 min 5 s",
    "12 min",
    "1 h",
    "2 h 5 min",
    "1 d",
    "2 d 8 h",
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

const LATE = new Date("2026-11-28T19:00:00Z");

test("days and times are the shop's, wherever they are read", () => {
  format.writeFor({ zone: "Asia/Kolkata" });
  expect([format.dayOf(LATE), format.time(LATE)]).toEqual(["2026-11-29", "00:30"]);
  expect(format.exactTime(LATE)).toBe("29 Nov 2026, 00:30 (Asia/Kolkata)");
  expect(format.ago(LATE, new Date("2026-11-29T18:00:00Z"))).toBe("00:30");
  expect(format.ago(LATE, new Date("2026-11-29T18:30:00Z"))).toBe("yesterday, 00:30");

  format.writeFor({ zone: "Pacific/Niue" });
  expect(format.exactTime(LATE)).toBe("28 Nov 2026, 08:00 (Pacific/Niue)");
  expect(format.date(new Date("2026-01-01T05:00:00Z"), LATE)).toBe("31 Dec 2025");
});

test("yesterday is a day of 23 or 25 hours, too", () => {
  format.writeFor({ zone: "Europe/Madrid" });
  const at = new Date("2026-10-24T22:30:00Z");
  expect(format.ago(at, new Date("2026-10-25T22:59:00Z"))).toBe("00:30");
  expect(format.ago(at, new Date("2026-10-25T23:00:00Z"))).toBe("yesterday, 00:30");
  expect(format.daysBefore("2026-03-30", 2)).toBe("2026-03-28");
});

test("a zone that the browser does not know is UTC, and says so", () => {
  format.writeFor({ zone: "Mars/Olympus" });
  expect(format.exactTime(LATE)).toBe("28 Nov 2026, 19:00 (UTC)");
});

test("dates and numbers are written in the reader's manner, with plain digits and years", () => {
  const written = (language: string) => {
    format.writeFor({ language, zone: "UTC" });
    return [format.count(1204), format.date(LATE, LATE), format.dateOfDay("2026-11-28")];
  };
  expect(written("de")).toEqual(["1.204", "28. Nov.", "28. Nov."]);
  expect(written("en-US")).toEqual(["1,204", "Nov 28", "Nov 28"]);
  expect(written("ar-EG")[0]).toMatch(/^[\d.,]+$/);
  format.writeFor({ language: "th" });
  expect(format.dateTime(LATE)).toContain("2026");
  expect(written("not a language")).toEqual(written("en-GB"));
});

test("sizes are told in the unit that fits", () => {
  expect([12, 812_345, 7_940_000].map(format.bytes)).toEqual(["12 B", "812 kB", "7.9 MB"]);
});
