import type { PathCount, People, Stats } from "../api/figures.ts";
import { aStory } from "../stories/a-story.ts";

const { key: STORY, stages: STAGES } = aStory();

export function nobody(): People {
  return Object.fromEntries(STAGES.map(({ key }) => [key, 0]));
}

/** Figures as the server adds them up from paths; for tests. */
export function statsOf(paths: PathCount[]): Stats {
  const people = Object.fromEntries(
    STAGES.map(({ key }) => [
      key,
      paths.filter(({ path }) => path.includes(key)).reduce((sum, path) => sum + path.people, 0),
    ]),
  );
  return { campaign: "welcome", story: STORY, people, paths, taps: { DIG: 0, SINK: 0 }, lines: {} };
}

/** Any people at all who took ways the server allows: each stage implies those before it. */
export function randomStats(seed: number): Stats {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const paths = Array.from({ length: below(14) }, () => ({
    path: randomPath(below),
    people: 1 + below(10 ** (1 + below(5))),
  }));
  return statsOf(paths);
}

function randomPath(below: (limit: number) => number): string[] {
  const reached = new Set<string>();
  for (let deed = below(4); deed > 0; deed--) {
    let stage = STAGES[below(STAGES.length)];
    for (; stage; stage = STAGES.find(({ key }) => key === stage?.implies)) reached.add(stage.key);
  }
  return STAGES.map(({ key }) => key).filter((key) => reached.has(key));
}

/** The same numbers for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
