import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aCopy, aStory } from "./a-story.ts";
import { placesOf } from "./places.ts";
import { createPreview } from "./preview-store.ts";
import { asideOf, messageWord, textsOf, verb, wayOf } from "./story.ts";
import { mistakesOf } from "./text-rules.ts";

const story = aStory();
const good = aCopy({ riddle: "Ahoy {name}!" });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the way, what stands beside it, and a part's texts follow from the story", () => {
  expect(wayOf(story).map(({ key }) => key)).toEqual(["set_out", "sailed", "landed", "dug", "rich"]);
  expect(asideOf(story, "dug").map(({ key }) => key)).toEqual(["sank"]);
  expect(textsOf(story, "chest").map(({ key }) => key)).toEqual(["lock", "inside", "sketch"]);
  expect(wayOf(story).map((stage) => verb(stage, 1))[0]).toBe("sets out");
});

test("buttons and messages have the story's words, unknown ones a readable name", () => {
  expect([messageWord([story], "MAP"), messageWord([story], "old_song")]).toEqual(["The map", "Old song"]);
});

test("mistakes follow from the kind, the limit and the placeholders of each text", () => {
  expect(mistakesOf(story, good, "Umi").size).toBe(0);
  const bad = {
    riddle: "{who}?",
    riddle_nameless: "a\u0007b",
    dig_label: "x".repeat(23),
    lock: "a b",
    inside: "no",
    sketch: "a b",
    bubbles: "/images/x.png",
  };
  expect([...mistakesOf(story, bad, "Umi").keys()]).toEqual(Object.keys(bad));
  expect(mistakesOf(story, bad, "Umi").get("dig_label")).toBe("3 too many for Messenger.");
  expect(mistakesOf(story, { ...good, riddle: " " }, "Umi").has("riddle")).toBe(true);
});

test("a text counts with the longest name and the code filled in", () => {
  expect(mistakesOf(story, { ...good, riddle: `{name}${"x".repeat(61)}` }, "Umi").get("riddle")).toBe(
    "1 too many for Messenger.",
  );
  expect(
    mistakesOf(story, { ...good, lock: "x".repeat(9), inside: `{lock}${"x".repeat(92)}` }, "Umi").size,
  ).toBe(1);
});

test("a code of nothing but dashes is none, because tills read none of them", () => {
  expect(mistakesOf(story, { ...good, lock: "-.--" }, "Umi").get("lock")).toContain("a letter or a digit");
  expect(mistakesOf(story, { ...good, lock: "UMI-10" }, "Umi").has("lock")).toBe(false);
});

test("people who leave a place are in exactly one after it", () => {
  const paths = [
    { path: ["set_out"], people: 1 },
    { path: ["set_out", "sailed", "landed"], people: 2 },
    { path: ["set_out", "sailed", "landed", "sank"], people: 4 },
    { path: ["set_out", "sailed", "landed", "dug", "sank"], people: 8 },
    { path: ["set_out", "sailed", "landed", "dug", "rich"], people: 16 },
  ];
  const places = placesOf(story, paths);

  expect(places.map(({ id, people }) => [id, people])).toEqual([
    ["set_out", 31],
    ["landed", 30],
    ["not landed", 1],
    ["dug", 24],
    ["sank", 4],
    ["not dug", 2],
    ["rich", 16],
    ["not rich", 8],
  ]);
  for (const place of places) {
    const after = places.filter(({ from }) => from === place.id);
    if (after.length > 0) expect(after.reduce((sum, { people }) => sum + people, 0)).toBe(place.people);
  }
});

test("a preview is asked for once typing pauses, and the last one stays while the next is under way", async () => {
  const draft = signal<string | null>("a");
  const asked: string[] = [];
  const preview = createPreview(draft, async (text: string) => {
    asked.push(text);
    if (text === "bad") throw new Error("no");
    return text.toUpperCase();
  });
  const stop = preview.follow();
  await vi.advanceTimersByTimeAsync(0);
  draft.value = "ab";
  draft.value = "abc";
  await vi.advanceTimersByTimeAsync(249);
  expect([asked, preview.answer.value]).toEqual([["a"], "A"]);
  await vi.advanceTimersByTimeAsync(1);
  expect([asked, preview.answer.value]).toEqual([["a", "abc"], "ABC"]);

  draft.value = "bad";
  await vi.advanceTimersByTimeAsync(250);
  expect(preview.answer.value).toBe("ABC");
  expect(preview.problem.value).not.toBeNull();
  stop();
});

test("a draft that was only read again throws no answer away, and is asked for again only if that failed", async () => {
  const draft = signal({ riddle: "a" });
  const answers: { resolve: (text: string) => void; reject: (failure: Error) => void }[] = [];
  const preview = createPreview(
    draft,
    () => new Promise<string>((resolve, reject) => void answers.push({ resolve, reject })),
  );
  const stop = preview.follow();
  await vi.advanceTimersByTimeAsync(0);
  draft.value = { riddle: "a" };
  answers[0]?.resolve("A");
  await vi.advanceTimersByTimeAsync(1000);
  expect([answers.length, preview.answer.value]).toEqual([1, "A"]);

  draft.value = { riddle: "b" };
  await vi.advanceTimersByTimeAsync(250);
  answers[1]?.reject(new Error("no"));
  await vi.advanceTimersByTimeAsync(0);
  draft.value = { riddle: "b" };
  await vi.advanceTimersByTimeAsync(250);
  answers[2]?.resolve("B");
  await vi.advanceTimersByTimeAsync(0);
  expect([answers.length, preview.answer.value, preview.problem.value]).toEqual([3, "B", null]);
  stop();
});
