import type { ComparedPeople } from "../api/compare.ts";
import { t } from "../i18n/words.ts";
import { originWords } from "../origins/origin-figures.ts";
import { lineWords } from "../segments/segment-words.ts";
import { type Figure, figuresOf, goalOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { count, percentPoints } from "../ui/format.ts";

type Split = "origin" | "line" | null;

/** Before a row has so many people, its rate says little. */
const NEEDED = 100;

/** 0.1423 → "14.2%" */
export const rateWords = (share: number): string => percentPoints(Math.round(share * 1000) / 10);

/** What can be compared: the figures of the stories that some row has a rate of, and perhaps more rows. */
export function goalsOf(rows: readonly ComparedPeople[]): Figure[] {
  const figures = storiesOf(rows).flatMap(figuresOf);
  const once = new Map(figures.map((figure) => [figure.stage, figure]));
  return [...once.values()].filter(({ stage }) => rows.some(({ rates }) => stage in rates));
}

/** The goal that was asked for, or that of the first campaign's story. */
export function goalIn(rows: readonly ComparedPeople[], asked: string | null): Figure | undefined {
  const goals = goalsOf(rows);
  const named = (stage: string | null | undefined) => goals.find((goal) => goal.stage === stage);
  const usual = storiesOf(rows).map(goalOf)[0];
  return named(asked) ?? named(usual?.stage) ?? goals.at(-1);
}

const storiesOf = (rows: readonly ComparedPeople[]) =>
  [...new Set(rows.map(({ story }) => story))].map(storyNamed);

export const keyOf = (row: ComparedPeople): string =>
  [row.campaign, row.part, row.variant, row.rest ? "rest" : row.of].join(" ");

/** "Autumn", "Variant B", "poster": from the campaign to just these people. */
export function namesOf(row: ComparedPeople, by: Split): string[] {
  const part = partWords(row);
  const of = splitWords(row, by);
  return [row.name, part, of].filter((words) => words !== null);
}

function partWords({ part, variant }: ComparedPeople): string | null {
  switch (part) {
    case "variant":
      return t.compare.variant(variant ?? "");
    case "holdout":
      return t.compare.holdout;
    case "without":
      return t.compare.without;
    default:
      return null;
  }
}

function splitWords({ of, rest }: ComparedPeople, by: Split): string | null {
  if (rest) return t.compare.rest;
  if (of === null) return null;
  return by === "line" ? lineWords(of) : originWords(of);
}

/** "Autumn, Variant B" in running text. */
export const nameOf = (row: ComparedPeople, by: Split): string => namesOf(row, by).join(", ");

/** What the figures say, in words: a sentence, and whether it is sure. */
export function saidOf(
  rows: readonly ComparedPeople[],
  goal: Figure,
  by: Split,
): { sure: boolean; words: string } {
  const compared = rivals(rows).filter(({ rates }) => goal.stage in rates);
  const [best, next] = [...compared].sort((one, other) => rate(other, goal) - rate(one, goal));
  if (!best || !next) return { sure: false, words: t.compare.onlyOne };
  const few = compared.filter(({ people }) => people < NEEDED);
  if (few.length > 0) return { sure: false, words: t.compare.tooFew(count(NEEDED)) };
  const figures = t.compare.against(
    nameOf(best, by),
    rateWords(rate(best, goal)),
    nameOf(next, by),
    rateWords(rate(next, goal)),
  );
  const apart = (best.rates[goal.stage]?.low ?? 0) > (next.rates[goal.stage]?.high ?? 1);
  return { sure: apart, words: apart ? figures : `${t.compare.tooClose} ${figures}` };
}

const rate = ({ rates }: ComparedPeople, { stage }: Figure): number => rates[stage]?.rate ?? 0;

/** Campaigns; of one campaign its variants; without variants, what it is split into. */
function rivals(rows: readonly ComparedPeople[]): ComparedPeople[] {
  const whole = rows.filter(({ of, rest }) => of === null && !rest);
  const campaigns = whole.filter(({ part }) => part === "all");
  if (campaigns.length > 1) return campaigns;
  const variants = whole.filter(({ part }) => part === "variant");
  return variants.length > 1
    ? variants
    : rows.filter(({ part, of, rest }) => part === "all" && of !== null && !rest);
}

/** Where the scale ends, and the marks on it: 0.26 → 0.3 with a mark at each tenth. */
export function scaleOf(highest: number): { end: number; marks: number[] } {
  const step = STEPS.find((each) => highest / each <= MOST_MARKS) ?? 0.25;
  const marks = Math.max(1, Math.ceil(highest / step - 1e-9));
  return { end: marks * step, marks: Array.from({ length: marks + 1 }, (_, nth) => nth * step) };
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25];
const MOST_MARKS = 5;
