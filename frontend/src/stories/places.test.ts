import { expect, test } from "vitest";
import { countOf } from "../funnel/figures.ts";
import { randomStats } from "../funnel/some-stats.ts";
import { aStory } from "./a-story.ts";
import { endsOf, placesOf } from "./places.ts";

const story = aStory();
const ids = (paths: Parameters<typeof placesOf>[1]) =>
  placesOf(story, paths).map(({ id, people }) => [id, people]);

test("nobody is nowhere", () => {
  expect(ids([])).toEqual([]);
});

test("one person is in one place after the other", () => {
  expect(ids([{ path: ["set_out", "sailed", "landed"], people: 1 }])).toEqual([
    ["set_out", 1],
    ["landed", 1],
    ["not dug", 1],
  ]);
});

test("who turns off the way and comes back to it is on it", () => {
  expect(ids([{ path: ["set_out", "sailed", "landed", "dug", "sank"], people: 2 }])).toEqual([
    ["set_out", 2],
    ["landed", 2],
    ["dug", 2],
  ]);
});

test("who stopped before a stage can be asked for while nobody turned off beside it", () => {
  const stopped = { path: ["set_out", "sailed", "landed"], people: 1 };
  const choiceOf = (paths: Parameters<typeof placesOf>[1]) =>
    placesOf(story, paths).find(({ id }) => id === "not dug")?.choice;

  expect(choiceOf([stopped])).toEqual({ reached: "landed", without: "dug" });
  expect(choiceOf([stopped, { path: [...stopped.path, "sank"], people: 1 }])).toBeNull();
});

test("who is still waiting for the message has not begun", () => {
  const waiting = { path: [], people: 5 };

  expect(ids([waiting, { path: ["set_out"], people: 1 }])).toEqual([
    ["set_out", 1],
    ["not landed", 1],
  ]);
});

test("whatever people do, everybody who enters a place leaves it or stays in the end", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const stats = randomStats(seed);
    const places = placesOf(story, stats.paths);
    for (const place of places) {
      const onward = places.filter((next) => next.from === place.id);
      if (onward.length > 0) expect(sum(onward)).toBe(place.people);
      if (place.choice) expect(countOf(stats, place.choice)).toBe(place.people);
    }
    expect(sum(endsOf(story, stats.paths))).toBe(stats.people.set_out);
  }
});

const sum = (places: { people: number }[]) => places.reduce((total, { people }) => total + people, 0);
