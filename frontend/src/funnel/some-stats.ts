import type { PathCount, People, Stage, Stats } from "../api/figures.ts";
import { ORDER } from "./stages.ts";

export function nobody(): People {
  // Object.fromEntries forgets the type of the keys; these are all stages.
  return Object.fromEntries(ORDER.map((stage) => [stage, 0])) as People;
}

/** Figures as the server adds them up from paths; for tests. */
export function statsOf(paths: PathCount[]): Stats {
  const people = nobody();
  for (const { path, people: count } of paths) for (const stage of path) people[stage] += count;
  return { campaign: "welcome", people, paths, taps: { SHOW_COUPON: 0, NO_THANKS: 0, REVEAL: 0 } };
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

const IMPLIES: Record<Stage, Stage | null> = {
  ...{ sent: null, delivered: "sent", seen: "delivered", responded: "seen", accepted: "responded" },
  ...{ declined: "responded", coupon_sent: "accepted", coupon_seen: "coupon_sent" },
  ...{ revealed: "coupon_seen", redeemed: "revealed", failed: null },
};

function randomPath(below: (limit: number) => number): Stage[] {
  const reached = new Set<Stage>();
  for (let deed = below(4); deed > 0; deed--) {
    let stage: Stage | null | undefined = ORDER[below(ORDER.length)];
    for (; stage; stage = IMPLIES[stage]) reached.add(stage);
  }
  return ORDER.filter((stage) => reached.has(stage));
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
