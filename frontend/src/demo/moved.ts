import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Stats } from "../api/figures.ts";
import { type Step, steps } from "../funnel/figures.ts";
import type { StoryInfo } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";

/** The bar that grew last, for where there is no room for all of them. */
export function createMoved(stats: ReadonlySignal<Stats | null>, storyOf = storyNamed) {
  const moved = signal<Step | null>(null);

  function follow(): () => void {
    let before: Stats | null = null;
    return effect(() => {
      const now = stats.value;
      moved.value = now && movedStep(storyOf(now.story), before, now, moved.peek());
      before = now;
    });
  }

  return { moved, follow };
}

/** The furthest step that more people have reached; else the one that is shown, or the first. */
export function movedStep(
  story: StoryInfo,
  before: Stats | null,
  now: Stats,
  shown: Step | null,
): Step | null {
  const all = steps(story, now);
  const same = before?.campaign === now.campaign ? before : null;
  const key = (grown(story, same, now) ?? (same && shown?.stage))?.key;
  return all.find(({ stage }) => stage.key === key) ?? all[0] ?? null;
}

function grown(story: StoryInfo, before: Stats | null, { people }: Stats) {
  if (before === null) return undefined;
  const more = steps(story, before).filter((step) => (people[step.stage.key] ?? 0) > step.people);
  return more.at(-1)?.stage;
}
