import { expect, test } from "vitest";
import { cutMiddle, cutTo } from "./cut.ts";

test.each([
  ["Sales", 5, "Sales"],
  ["Pricing", 5, "Pric…"],
  ["abc👍🏽", 6, "abc…"],
  ["ab🏳️‍🌈c", 8, "ab…"],
  ["ab🇪🇸🇫🇷", 7, "ab🇪🇸…"],
])("%s within %d is %s", (text, longest, cut) => {
  expect(cutTo(text, longest)).toBe(cut);
});

test("the middle may be left out", () => {
  expect(cutMiddle("Questions about delivery in Spain", 20)).toBe("Questions…in Spain");
});
