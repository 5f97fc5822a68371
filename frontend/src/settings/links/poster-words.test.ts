import { expect, test } from "vitest";
import { posterWords } from "./poster-words.ts";

test("the poster says what the welcome offers, by the shop's name, and the link as one types it", () => {
  const copy = { offer: "10 % off at {business}", terms: "One per person." };

  expect(posterWords("Umi Shop", copy, "https://m.me/1046?ref=counter")).toEqual({
    business: "Umi Shop",
    headline: "10 % off at Umi Shop",
    size: "short",
    terms: "One per person.",
    link: "m.me/1046?ref=counter",
  });
});

test("long offers are set smaller, and there is always a headline", () => {
  const headline = (offer: string) => posterWords("Umi", { offer, terms: "" }, "https://m.me/1");

  expect(headline("A".repeat(40)).size).toBe("middle");
  expect(headline("A".repeat(80)).size).toBe("long");
  expect(posterWords("Umi", null, "https://m.me/1").headline).toBe("A little thank-you for you");
});
