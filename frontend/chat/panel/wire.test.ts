import { expect, test } from "vitest";
import { outcomeOf } from "./wire.ts";

const answer = (status: number, retryAfter?: string) =>
  outcomeOf(
    new Response(null, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } }),
  );

test.each([
  [202, undefined, { kind: "done" }],
  [401, undefined, { kind: "stranger" }],
  [400, undefined, { kind: "refused" }],
  [413, undefined, { kind: "refused" }],
  [429, "12", { kind: "later", ms: 12_000 }],
  [429, "0", { kind: "later", ms: 1_000 }],
  [429, undefined, { kind: "later" }],
  [503, "2", { kind: "later", ms: 2_000 }],
  [503, "Fri, 31 Dec 1999 23:59:59 GMT", { kind: "later" }],
  [500, undefined, { kind: "later" }],
  [403, undefined, { kind: "later" }],
  [408, undefined, { kind: "later" }],
])("an answer of %i (%s) means %o", (status, retryAfter, outcome) => {
  expect(answer(status, retryAfter)).toEqual(outcome);
});
