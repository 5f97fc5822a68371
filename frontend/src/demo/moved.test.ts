import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Stats } from "../api/figures.ts";
import { statsOf } from "../funnel/some-stats.ts";
import { aStory } from "../stories/a-story.ts";
import { createMoved } from "./moved.ts";

const at = (path: string[], people: number) => ({ path, people });
const landed = (people: number) => statsOf([at(["set_out", "sailed", "landed"], people)]);

test("the bar of the furthest step that grew is shown, and stays while others stand still", () => {
  const stats = signal<Stats | null>(null);
  const { moved, follow } = createMoved(stats, () => aStory());
  const stop = follow();
  const shown = () => moved.value && [moved.value.stage.key, moved.value.people];

  expect(shown()).toBeNull();
  stats.value = landed(3);
  expect(shown()).toEqual(["set_out", 3]);
  stats.value = landed(4);
  expect(shown()).toEqual(["landed", 4]);
  stats.value = statsOf([
    at(["set_out", "sailed", "landed"], 4),
    at(["set_out", "sailed", "landed", "dug"], 1),
  ]);
  expect(shown()).toEqual(["dug", 1]);
  stats.value = { ...stats.value };
  expect(shown()).toEqual(["dug", 1]);
  stats.value = { ...landed(9), campaign: "spring" };
  expect(shown()).toEqual(["set_out", 9]);
  stop();
});
