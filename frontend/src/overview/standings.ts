import type { Stats } from "../api/figures.ts";
import { everybody } from "../funnel/figures.ts";
import { t } from "../i18n/words.ts";
import { endsOf, type Place } from "../stories/places.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { capital } from "../ui/format.ts";

/** People who have come to the same place for now. */
export type Standing = Pick<Place, "id" | "words" | "people" | "fate" | "choice">;

/** Where everybody is, the furthest last; people whose message has not gone out, or waits for their visit, come first. */
export function standings(stats: Stats): Standing[] {
  const story = storyNamed(stats.story);
  const ends = endsOf(story, stats.paths);
  const unsent = everybody(stats) - ends.reduce((sum, { people }) => sum + people, 0);
  const before: Standing[] =
    unsent > 0
      ? [{ id: "unsent", words: t.overview.haveNotGotIt, people: unsent, fate: "rest", choice: null }]
      : [];
  return [...before, ...ends.map((end) => ({ ...end, words: capital(end.words) }))];
}
