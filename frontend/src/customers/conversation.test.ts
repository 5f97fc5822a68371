import { expect, test } from "vitest";
import type { TimelineEntry } from "../api/customers.ts";
import { conversation } from "./conversation.ts";

const now = new Date(2025, 10, 21, 14, 5);
const entry = (day: number, hour: number, kind: string): TimelineEntry => ({
  at: new Date(2025, 10, day, hour),
  by: "customer",
  kind,
  text: null,
  campaign: null,
  state: null,
  reason: null,
  coupon: null,
});

test("a conversation begins with the oldest and is parted by days", () => {
  const days = conversation(
    [entry(21, 9, "tap"), entry(21, 8, "words"), entry(20, 23, "tap"), entry(3, 1, "start")],
    now,
  );

  expect(days.map(({ word, lines }) => [word, ...lines.map((line) => line.kind)])).toEqual([
    ["3 Nov", "start"],
    ["Yesterday", "tap"],
    ["Today", "words", "tap"],
  ]);
});

test("a line keeps its key when older ones come", () => {
  const keys = (entries: TimelineEntry[]) =>
    conversation(entries, now).flatMap((day) => day.lines.map((line) => line.key));
  const newer = [entry(21, 9, "tap"), entry(21, 9, "tap")];

  expect(keys([...newer, entry(2, 1, "start")]).slice(1)).toEqual(keys(newer));
  expect(new Set(keys(newer)).size).toBe(2);
});

test("nothing said is not a day", () => {
  expect(conversation([], now)).toEqual([]);
});
