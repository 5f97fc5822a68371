import { expect, test } from "vitest";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { messageWord, named, stateWord } from "./message-words.ts";

test("messages have the owner's words, also those that nobody foresaw", () => {
  stories.set([aStory()]);
  const told = ["MAP", "EMAIL", "person", "gift_card"].map(messageWord);

  expect(told).toEqual(["The map", "E-mail", "Written by a person", "Gift card"]);
});

test("what waits after a failed try is being retried", () => {
  expect(stateWord("queued", 0).word).toBe("Waiting");
  expect(stateWord("queued", 2)).toEqual({ word: "Retrying", tone: "warn" });
  expect(stateWord("failed").tone).toBe("bad");
});

test("a name never turns the sentence around it", () => {
  expect(`Erased ${named("مريم")}`).toBe("Erased \u2068مريم\u2069");
  expect(named(null)).toBe("someone");
});
