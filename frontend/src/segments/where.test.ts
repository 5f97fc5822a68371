import { expect, test } from "vitest";
import type { Where } from "../api/segments.ts";
import { isUnfinished, newRow, sentenceFrom, whereOf } from "./where.ts";

const EXAMPLES: Where[] = [
  { origin: "poster" },
  { not: { origin: "" } },
  { all: [{ origin: "poster" }, { stage: { campaign: "welcome", reached: "revealed", not: "redeemed" } }] },
  { any: [{ line: "web" }, { language: "es" }, { lead: true }] },
  {
    all: [{ not: { active: { within_days: 30 } } }, { came: { since: "2026-11-01", before: "2026-12-01" } }],
  },
  { any: [{ redeemed: { times: 2 } }, { redeemed: { amount: "50.00", currency: "EUR" } }] },
  {
    all: [
      { stage: { story: "feedback", reached: "happy" } },
      { stage: { campaign: "c1", since: "2026-11-01" } },
    ],
  },
];

test.each(EXAMPLES)("what the builder shows of %j is what it was", (where) => {
  const sentence = sentenceFrom(where);
  expect(sentence && whereOf(sentence)).toEqual(where);
});

test("that somebody left no address has two spellings and one row", () => {
  expect(sentenceFrom({ lead: false })?.rows).toMatchObject([{ kind: "lead", not: true }]);
  expect(sentenceFrom({ not: { lead: false } })?.rows).toMatchObject([{ kind: "lead", not: false }]);
});

test.each<Where>([
  { all: [{ any: [{ lead: true }] }] },
  { not: { all: [{ lead: true }] } },
  { all: [{ redeemed: { times: 2, amount: "5", currency: "EUR" } }] },
  { newer: { than: "this page" } },
])("what is deeper than the builder is left as it is: %j", (where) => {
  expect(sentenceFrom(where)).toBeNull();
});

test("what was typed reaches the server, which says what is wrong with it", () => {
  const rows = [
    newRow({ kind: "times", times: "two" }),
    newRow({ kind: "amount", amount: " 5,50 ", currency: "usd" }),
  ];
  expect(whereOf({ join: "all", rows })).toEqual({
    all: [{ redeemed: { times: "two" } }, { redeemed: { amount: "5.50", currency: "USD" } }],
  });
});

test("a day or a kind that is still to be chosen is not asked about", () => {
  const unfinished = (row: Parameters<typeof newRow>[0]) =>
    isUnfinished({ join: "all", rows: [newRow(row)] });
  expect(unfinished({ kind: "came" })).toBe(true);
  expect(unfinished({ kind: "came", since: "2026-11-01" })).toBe(false);
  expect(unfinished({ kind: "story" })).toBe(true);
  expect(unfinished({ kind: "times", times: " " })).toBe(true);
  expect(unfinished({ kind: "origin" })).toBe(false);
});
