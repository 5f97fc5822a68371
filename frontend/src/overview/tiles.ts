import type { People } from "../api/figures.ts";
import { figuresOf, type StoryInfo } from "../stories/story.ts";
import { percent, share } from "../ui/format.ts";

export interface TileFigure {
  stage: string;
  label: string;
  people: number;
  /** Of everybody it was sent to. */
  share: string;
}

/** The main figures of a campaign, each as a part of the first. */
export function tiles(story: StoryInfo, people: People): TileFigure[] {
  const [first, ...others] = figuresOf(story);
  if (!first) return [];
  const all = people[first.stage] ?? 0;
  const tile = (stage: string, label: string) => ({ stage, label, people: people[stage] ?? 0 });
  return [
    { ...tile(first.stage, first.heading), share: "people so far" },
    ...others.map(({ stage, heading }) => ({
      ...tile(stage, heading),
      share: `${percent(share(people[stage] ?? 0, all))} of ${first.heading.toLowerCase()}`,
    })),
  ];
}
