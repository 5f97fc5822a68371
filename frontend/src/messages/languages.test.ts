import { expect, test } from "vitest";
import { aStory } from "../stories/a-story.ts";
import { edited, missing, said } from "./languages.ts";

const english = {
  language: "en",
  name: "English",
  right_to_left: false,
  defaults: { riddle: "What is it?", bubbles: "Blub." },
  again: { riddle: "What is it now?" },
};
const spanish = {
  language: "es",
  name: "Español",
  right_to_left: false,
  defaults: { riddle: "¿Qué es?", bubbles: "Glub." },
  again: { riddle: "¿Qué es ahora?" },
};
const main = { riddle: "What is it?", bubbles: "Blub.", code: "FISH" };

test("a default is said in each language, the first greeting and the second", () => {
  expect(said(main, english, {}, spanish)).toEqual({ riddle: "¿Qué es?", bubbles: "Glub.", code: "FISH" });
  expect(said({ ...main, riddle: "What is it now?" }, english, {}, spanish).riddle).toBe("¿Qué es ahora?");
});

test("a default never contradicts what the owner says in the main language", () => {
  const changed = { ...main, riddle: "Half price" };
  expect(said(changed, english, {}, spanish).riddle).toBe("Half price");
  expect(missing(aStory(), changed, english, {}, spanish)).toEqual(["riddle"]);
  expect(missing(aStory(), changed, english, { riddle: "Mitad de precio" }, spanish)).toEqual([]);
  expect(missing(aStory(), changed, english, { riddle: null }, spanish)).toEqual(["riddle"]);
});

test("the owner's words win, and without any of theirs they are taken away", () => {
  expect(said(main, english, { riddle: "¿Y bien?" }, spanish).riddle).toBe("¿Y bien?");
  expect(edited({}, {}, "riddle", "¿Y bien?", "¿Qué es?")).toEqual({ riddle: "¿Y bien?" });
  expect(edited({}, { riddle: "¿Y bien?" }, "riddle", "¿Qué es?", "¿Qué es?")).toEqual({});
  expect(edited({ riddle: "¿Y bien?" }, {}, "riddle", " ", "¿Qué es?")).toEqual({ riddle: null });
  expect(edited({ riddle: "¿Y bien?" }, { riddle: null }, "riddle", "¿Y bien?", "¿Qué es?")).toEqual({});
});
