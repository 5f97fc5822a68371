import { expect, test } from "vitest";
import { phoneWords } from "./phone.ts";

test("a number is written in groups, behind its country's code", () => {
  expect(
    ["+34612345678", "+12125550123", "+351912345678", "+4930123456", "+74951234567"].map(phoneWords),
  ).toEqual(["+34 612 345 678", "+1 212 555 0123", "+351 912 345 678", "+49 301 234 56", "+7 495 123 4567"]);
});

test("an extension is written in words", () => {
  expect(phoneWords("+34612345678;ext=5")).toBe("+34 612 345 678 ext. 5");
});
