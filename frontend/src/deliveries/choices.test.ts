import { expect, test } from "vitest";
import {
  CHOICES,
  choiceOf,
  countOf,
  countOfGroup,
  countWords,
  emptyOf,
  firstOf,
  groupOf,
  hintOf,
  WORDS,
} from "./choices.ts";

const counts = {
  waiting: 5,
  later: 0,
  retrying: 2,
  held: 9,
  sending: 1,
  sent: 8,
  unknown: 0,
  failed: 3,
  skipped: 4,
  cancelled: 6,
  parked: 7,
};

test("the address says what is shown; nonsense shows what waits", () => {
  const of = (search: string) => choiceOf(new URLSearchParams(search));

  expect(["?state=failed", "?state=parked", "?state=<script>", ""].map(of)).toEqual([
    "failed",
    "parked",
    "waiting",
    "waiting",
  ]);
});

test("every choice has its count, and stands in one group", () => {
  expect(CHOICES.map((choice) => countOf(choice, counts))).toEqual([5, 2, 1, 9, 8, 3, 0, 7, 4, 6]);
  expect(CHOICES.map((choice) => groupOf(choice).group).join(" ")).toBe(
    "to_send to_send to_send to_send sent problems problems problems problems problems",
  );
  expect(countOf("failed", null)).toBeNull();
});

test("a group counts what is in it; what was meant not to be sent is not a problem", () => {
  const of = (group: "to_send" | "sent" | "problems") => countOfGroup(group, { ...counts, later: 2 });

  expect([of("to_send"), of("sent"), of("problems")]).toEqual([17, 8, 10]);
  expect(countOfGroup("sent", { ...counts, sent: null })).toBeNull();
});

test("problems begin with the first that there are", () => {
  expect(firstOf("problems", counts)).toBe("failed");
  expect(firstOf("problems", { ...counts, failed: 0, unknown: 2 })).toBe("unknown");
  expect(firstOf("problems", null)).toBe("failed");
  expect(firstOf("to_send", { ...counts, waiting: 0 })).toBe("waiting");
});

test("beyond what is counted there are more", () => {
  expect([0, 9_999, 10_000].map(countWords)).toEqual(["0", "9,999", "10,000+"]);
});

test("what waits says how much of it is retried", () => {
  const hint = (waiting: number, retrying: number) => hintOf("waiting", { ...counts, waiting, retrying });

  expect(hint(500, 10)).toBe("Next to send first. 10 are being retried.");
  expect(hint(500, 1)).toBe("Next to send first. 1 is being retried.");
  expect(hint(500, 0)).toBe(WORDS.waiting.hint);
  expect(hintOf("retrying", counts)).toBe(WORDS.retrying.hint);
});

test("what is sent later is among what waits, and said so", () => {
  const later = { ...counts, waiting: 1, retrying: 0, later: 3 };

  expect(countOf("waiting", later)).toBe(4);
  expect(hintOf("waiting", later)).toBe("Next to send first. 3 scheduled for later.");
});

test("it is not said that all was sent while some of it is held or may have to be sent again", () => {
  const settled = { ...counts, waiting: 0, retrying: 0, sending: 0, unknown: 0, held: 0 };

  expect(emptyOf("waiting", settled)).toBe("All messages sent.");
  expect(emptyOf("waiting", { ...settled, unknown: 9 })).toContain("whether 9 messages arrived");
  expect(emptyOf("waiting", { ...settled, held: 440 })).toBe(
    "Nothing in line. 440 messages are on hold until their campaign resumes.",
  );
  expect(emptyOf("waiting", { ...settled, retrying: 1 })).not.toContain("sent");
  expect(emptyOf("waiting", { ...settled, sending: 1 })).not.toContain("sent");
  expect(emptyOf("unknown", { ...settled, unknown: 9 })).toBe(WORDS.unknown.empty);
});

test("every choice has a word, and says why it is empty", () => {
  for (const choice of CHOICES) expect(WORDS[choice].empty).toMatch(/\.$/);
});
