import { beforeEach, expect, test } from "vitest";
import { aStory } from "../../stories/a-story.ts";
import { stories } from "../../stories/the-stories.ts";
import { posterWords } from "./poster-words.ts";

beforeEach(() => stories.set([aStory()]));

test("the poster says what the welcome offers, by the shop's name, and the link as one types it", () => {
  const copy = { lock: "10% off at {business}", inside: "One per person." };

  expect(posterWords("Umi Shop", { story: "treasure", copy }, "https://m.me/1046?ref=counter")).toEqual({
    business: "Umi Shop",
    headline: "10% off at Umi Shop",
    size: "short",
    terms: "One per person.",
    link: "m.me/1046?ref=counter",
  });
});

test("long offers are set smaller, and there is always a headline", () => {
  const headline = (offer: string) =>
    posterWords("Umi", { story: "treasure", copy: { lock: offer } }, "https://m.me/1");

  expect(headline("A".repeat(40)).size).toBe("middle");
  expect(headline("A".repeat(80)).size).toBe("long");
  expect(posterWords("Umi", null, "https://m.me/1").headline).toBe("A little thank-you for you");
});
