import { t } from "../i18n/words.ts";
import { asideOf, type StoryInfo, type StoryStage, wayOf } from "./story.ts";

/** Where people are on their way through a story. */
export interface Place {
  id: string;
  /** What follows the number: "saw it". */
  words: string;
  /** The place they came from; null at the start. */
  from: string | null;
  people: number;
  /** on: further on the way; no: they turned off it; rest: nothing has happened since. */
  fate: "on" | "no" | "rest";
  /** How to ask for these very people; null where the server cannot be asked so. */
  choice: { reached: string; without?: string | undefined } | null;
}

interface PathCount {
  path: readonly string[];
  people: number;
}

/** The places where there are people, in the order of the story; people who leave a place are in exactly one after it. */
export function placesOf(story: StoryInfo, paths: readonly PathCount[]): Place[] {
  const reached = (stage: StoryStage) => paths.some(({ path }) => path.includes(stage.key));
  const way = wayOf(story).filter((stage) => !stage.travels && !(stage.rare && !reached(stage)));
  return way
    .flatMap((stage, at) => placesAt(story, paths, stage, way[at - 1]))
    .filter(({ people }) => people > 0);
}

/** Where everybody has come to for now: each person is in exactly one of these places, the furthest last. */
export function endsOf(story: StoryInfo, paths: readonly PathCount[]): Place[] {
  const places = placesOf(story, paths);
  const ends = places.filter((place) => !places.some(({ from }) => from === place.id));
  return [...ends.filter(({ fate }) => fate !== "on"), ...ends.filter(({ fate }) => fate === "on")];
}

function placesAt(
  story: StoryInfo,
  paths: readonly PathCount[],
  stage: StoryStage,
  before: StoryStage | undefined,
): Place[] {
  const count = (has: (path: readonly string[]) => boolean) =>
    paths.filter(({ path }) => has(path)).reduce((sum, { people }) => sum + people, 0);
  const on: Place = {
    id: stage.key,
    words: drawn(stage),
    from: before?.key ?? null,
    people: count((path) => path.includes(stage.key)),
    fate: "on",
    choice: { reached: stage.key },
  };
  if (!before) return [on];

  // A person at two of them is drawn at the first.
  const taken = [stage.key];
  const off = asideOf(story, stage.key).map((aside): Place => {
    const without = [...taken];
    taken.push(aside.key);
    return {
      id: aside.key,
      words: drawn(aside),
      from: before.key,
      people: count((path) => isAt(path, [before.key, aside.key], without)),
      fate: "no",
      choice: without.length === 1 ? { reached: aside.key, without: stage.key } : null,
    };
  });
  const rest: Place = {
    id: `not ${stage.key}`,
    words: t.stories.didNot(stage.not),
    from: before.key,
    people: count((path) => isAt(path, [before.key], taken)),
    fate: "rest",
    choice: off.every(({ people }) => people === 0) ? { reached: before.key, without: stage.key } : null,
  };
  return [on, ...off, rest];
}

function isAt(path: readonly string[], reached: string[], without: string[]): boolean {
  return reached.every((key) => path.includes(key)) && !without.some((key) => path.includes(key));
}

const drawn = (stage: StoryStage): string => stage.drawn ?? stage.did.many;
