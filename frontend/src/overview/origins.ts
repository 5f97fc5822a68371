import type { OriginFigures } from "../api/figures.ts";
import { goalOf, type StoryInfo } from "../stories/story.ts";
import { percent, share } from "../ui/format.ts";
import type { Only } from "./overview-store.ts";

const BY_THEMSELVES = "Found you directly";

/** What is looked at while an origin is chosen. */
export function onlyFrom(origin: string): string {
  return origin === "" ? "Only people who found you directly" : `Only from ${origin}`;
}

/** What is said where nobody is among those looked at. */
export function nobodyThere({ origin, line, from }: Only): { title: string; sentence: string } {
  if (line !== undefined) {
    const where = line === "web" ? "on your website" : "on Messenger";
    return {
      title: `Nobody ${where} is among these people`,
      sentence: "Choose both lines to see the others.",
    };
  }
  if (from !== undefined) {
    const sentence = "Choose more days to see everyone who joined before.";
    if (origin === undefined) return { title: "Nobody joined in this period", sentence };
    if (origin === "") return { title: "Nobody found you directly in this period", sentence };
    return { title: "Nobody from this source joined in this period", sentence };
  }
  return origin === ""
    ? { title: "Nobody has found you directly", sentence: "Everyone so far came by a link or a poster." }
    : {
        title: "Nobody has come from this source",
        sentence: "Nobody has used its link yet, or its name in the address is mistyped.",
      };
}

/** People from one origin, and how far they come. */
export interface OriginBar {
  origin: string;
  words: string;
  people: number;
  /** Between 0 and 1, of the origin with the most people. */
  share: number;
  /** The part of it that came to the end of the way. */
  goalShare: number;
  /** "12%", of them "revealed". */
  goal: string;
  goalWord: string;
}

export function originBars(story: StoryInfo, origins: OriginFigures[]): OriginBar[] {
  const [first, goal] = [story.stages[0], goalOf(story)];
  if (!first || !goal) return [];
  const most = Math.max(0, ...origins.map(({ people }) => people[first.key] ?? 0));
  return origins.flatMap(({ origin, people }) => {
    const [all, there] = [people[first.key] ?? 0, people[goal.stage] ?? 0];
    if (all === 0) return [];
    return {
      origin,
      people: all,
      share: share(all, most),
      goalShare: share(there, most),
      words: origin === "" ? BY_THEMSELVES : origin,
      goal: percent(share(there, all)),
      goalWord: goal.heading.toLowerCase(),
    };
  });
}
