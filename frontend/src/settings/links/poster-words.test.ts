import { beforeEach, expect, test } from "vitest";
import { aStory } from "../../stories/a-story.ts";
import { stories } from "../../stories/the-stories.ts";
import { posterWords } from "./poster-words.ts";

const WEB = { value: "web", address: "https://bot.shop.example/chat" } as const;

beforeEach(() => stories.set([aStory()]));

test("the poster says what the welcome offers, by the shop's name, and the link as one types it", () => {
  const copy = { lock: "10% off at {business}", inside: "One per person." };

  expect(
    posterWords(
      "Umi Shop",
      { story: "treasure", copy },
      { value: "messenger", address: "https://m.me/1046?ref=counter" },
    ),
  ).toEqual({
    business: "Umi Shop",
    headline: "10% off at Umi Shop",
    size: "short",
    terms: "One per person.",
    place: "On Messenger",
    link: "m.me/1046?ref=counter",
  });
});

test("a poster of the website chat does not speak of Messenger", () => {
  expect(posterWords("Umi", null, WEB)).toMatchObject({
    place: "In our chat",
    link: "bot.shop.example/chat",
  });
});

test("long offers are set smaller, and there is always a headline", () => {
  const headline = (offer: string) => posterWords("Umi", { story: "treasure", copy: { lock: offer } }, WEB);

  expect(headline("A".repeat(40)).size).toBe("middle");
  expect(headline("A".repeat(80)).size).toBe("long");
  expect(posterWords("Umi", null, WEB).headline).toBe("A little thank-you for you");
});
