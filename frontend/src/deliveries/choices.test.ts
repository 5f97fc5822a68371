import { expect, test } from "vitest";
import { CHOICES, choiceOf, countOf, countWords, emptyOf, hintOf, WORDS } from "./choices.ts";

const counts = {
  ...{
    waiting: 5,
    later: 0,
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

test("what waits says how much of it is tried again", () => {
  const hint = (waiting: number, retrying: number) => hintOf("waiting", { ...counts, waiting, retrying });

  expect(hint(500, 10)).toBe("In line to go out, the next one on top. 500 wait, 10 of them are tried again.");
  expect(hint(500, 1)).toContain("500 wait, 1 of them is tried again.");
  expect(hint(2, 2)).toContain("2 wait, all of them are tried again.");
  expect(hint(1, 1)).toContain("1 waits, it is tried again.");
  expect(hint(500, 0)).toBe(WORDS.waiting.hint);
  expect(hintOf("retrying", counts)).toBe(WORDS.retrying.hint);
});

test("what goes out later is among what waits, and said so", () => {
  const later = { ...counts, waiting: 1, retrying: 0, later: 3 };

  expect(countOf("waiting", later)).toBe(4);
  expect(hintOf("waiting", later)).toBe("In line to go out, the next one on top. 3 go out later.");
});

test("not everything is said while some of it may have to be said again", () => {
  const settled = { ...counts, waiting: 0, retrying: 0, sending: 0, unknown: 0 };

  expect(emptyOf("waiting", settled)).toContain("has been sent");
  expect(emptyOf("waiting", { ...settled, unknown: 9 })).toContain("9 messages: we are not sure");
  expect(emptyOf("waiting", { ...settled, retrying: 1 })).not.toContain("has been sent");
  expect(emptyOf("waiting", { ...settled, sending: 1 })).not.toContain("has been sent");
  expect(emptyOf("unknown", { ...settled, unknown: 9 })).toBe(WORDS.unknown.empty);
});

test("every choice has a word, and says why it is empty", () => {
  for (const choice of CHOICES) expect(WORDS[choice].empty).toMatch(/\.$/);
});
