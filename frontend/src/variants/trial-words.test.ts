import { expect, test } from "vitest";
import { aCopy } from "../stories/a-story.ts";
import { aTrial } from "./a-trial.ts";
import { sameOf, trialWords } from "./trial-words.ts";

const said = (...riddles: string[]) =>
  aTrial({
    variants: riddles.map((riddle, nth) => ({
      name: "ABCD".charAt(nth),
      copy: aCopy({ riddle }),
      translations: {},
      own: {},
    })),
  });

test("variants that say what another one says are named", () => {
  expect(sameOf(said("Hi", "Psst"))).toEqual([]);
  expect(sameOf(said("Hi", "Psst", "Hi", "Hey"))).toEqual(["A", "C"]);
});

test("a trial that does not learn, or has room for all, says nothing of waves", () => {
  expect(trialWords(aTrial({ let_it_learn: false }), 2_000)).toBe("2 variants. ");
  expect(trialWords(aTrial({ wave_people: 500 }), 412)).toBe("2 variants. ");
});
