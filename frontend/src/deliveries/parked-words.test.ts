import { expect, test } from "vitest";
import { eventWord, readable } from "./parked-words.ts";

test("an event is named by what happened, also one that nobody foresaw", () => {
  expect(["TAPPED", "GAME_PLAYED"].map(eventWord)).toEqual(["Tapped a button", "Game played"]);
});

test("a raw event is shown line by line, and anything but JSON stays as it came", () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{"id":90118673408463101234}')).toContain("90118673408463101234");
  expect(readable("<script>")).toBe("<script>");
});
