import { expect, test } from "vitest";
import { CHOICES, choiceOf, countOf, countWords, WORDS } from "./choices.ts";

const counts = {
  ...{
    waiting: 5,
    retrying: 2,
    held: 9,
    sending: 1,
    unknown: 0,
    failed: 3,
    skipped: 4,
    cancelled: 6,
    parked: 7,
  },
};

test("the address says what is shown; nonsense shows what waits", () => {
  const of = (search: string) => choiceOf(new URLSearchParams(search));

  expect(["?state=failed", "?state=parked", "?state=<script>", ""].map(of)).toEqual([
    ...["failed", "parked", "waiting", "waiting"],
  ]);
});

test("every choice has its count", () => {
  expect(CHOICES.map((choice) => countOf(choice, counts))).toEqual([5, 2, 1, 0, 3, 4, 9, 6, 7]);
  expect(countOf("failed", null)).toBeNull();
});

test("beyond what is counted there are more", () => {
  expect([0, 9_999, 10_000].map(countWords)).toEqual(["0", "9,999", "10,000+"]);
});

test("every choice has a word, and says why it is empty", () => {
  for (const choice of CHOICES) expect(WORDS[choice].empty).toMatch(/\.$/);
});
