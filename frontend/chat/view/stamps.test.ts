import { expect, test } from "vitest";
import { apart, createStamps } from "./stamps.ts";

const NOW = new Date(2026, 10, 29, 12, 0).getTime();
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

test("days are named the way people name them", () => {
  const { day } = createStamps("en-GB", () => NOW);

  expect(day(at(2026, 10, 29, 9, 5))).toBe("Today 9:05");
  expect(day(at(2026, 10, 28, 23, 59))).toBe("Yesterday 23:59");
  expect(day(at(2026, 10, 25, 9, 5))).toBe("Wednesday 9:05");
  expect(day(at(2026, 9, 2, 9, 5))).toBe("2 Oct 9:05");
  expect(day(at(2024, 9, 2, 9, 5))).toBe("2 Oct 2024 9:05");
  // Clocks differ, so a message may seem to come from tomorrow.
  expect(day(at(2026, 10, 30, 0, 1))).toBe("30 Nov 0:01");
});

test("an unreadable time is shown as now", () => {
  expect(createStamps("en-GB", () => NOW).day("soon")).toBe("Today 12:00");
});

test("in their own language", () => {
  expect(createStamps("de", () => NOW).day(at(2026, 10, 28, 9, 5))).toBe("Gestern 9:05");
});

test("an hour of silence separates messages", () => {
  expect(apart(undefined, at(2026, 10, 29, 9, 0))).toBe(true);
  expect(apart(at(2026, 10, 29, 9, 0), at(2026, 10, 29, 9, 59))).toBe(false);
  expect(apart(at(2026, 10, 29, 9, 0), at(2026, 10, 29, 10, 1))).toBe(true);
});
