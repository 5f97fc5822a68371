import { expect, test } from "vitest";
import { phoneWords } from "./phone.ts";

test("an extension is written in words", () => {
  expect(phoneWords("+34612345678;ext=5")).toBe("+34612345678 ext. 5");
  expect(phoneWords("+34612345678")).toBe("+34612345678");
});
