import type { People } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { figuresOf, type StoryInfo } from "../stories/story.ts";
import { count, peopleWord, percent, share } from "../ui/format.ts";

export interface TileFigure {
  stage: string;
  label: string;
  people: number;
  /** Of everybody it was sent to. */
  share: string;
}

/** The main figures of a campaign, each as a part of the first. */
export function tiles(story: StoryInfo, people: People, everybody = 0): TileFigure[] {
  const [first, ...others] = figuresOf(story);
  if (!first) return [];
  const all = people[first.stage] ?? 0;
  const waiting = everybody - all;
  const tile = (stage: string, label: string) => ({ stage, label, people: people[stage] ?? 0 });
  return [
    {
      ...tile(first.stage, first.heading),
      share: waiting > 0 ? t.overview.haveNotGotIt2(count(waiting)) : peopleWord(all),
    },
    ...others.map(({ stage, heading }) => ({
      ...tile(stage, heading),
      share: percent(share(people[stage] ?? 0, all)),
    })),
  ];
}
