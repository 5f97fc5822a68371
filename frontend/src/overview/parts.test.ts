import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { History } from "../api/figures.ts";
import type { LiveState } from "../api/stream.ts";
import { nobody } from "../funnel/some-stats.ts";
import { aStory } from "../stories/a-story.ts";
import { figuresOf } from "../stories/story.ts";
import { daysBefore } from "../ui/format.ts";
import { addressOf } from "./address.ts";
import { createFreshness } from "./freshness.ts";
import { drawn, marked, moments } from "./history.ts";
import { nobodyThere, originBars } from "./origins.ts";
import { createPulse } from "./pulse.ts";
import { tiles } from "./tiles.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const story = aStory();

test("each tile's share is of everybody it was sent to, also of nobody", () => {
  expect(tiles(story, nobody()).map((tile) => tile.share)).toEqual(["people", "0%", "0%", "0%"]);
  expect(tiles(story, { ...nobody(), set_out: 9 }, 12)[0]?.share).toBe("3 have not got it");
  const some = tiles(story, { ...nobody(), set_out: 9, landed: 8, dug: 3, rich: 1 });
  expect(some.map((tile) => [tile.label, tile.people])).toEqual([
    ["Set out", 9],
    ["Landed", 8],
    ["Dug", 3],
    ["Rich", 1],
  ]);
  expect(some[2]?.share).toBe("33%");
});

test("origins are measured by the one with the most people; nobody's are left out", () => {
  const bars = originBars(story, [
    { origin: "", people: { ...nobody(), set_out: 4, dug: 1 } },
    { origin: "poster", people: { ...nobody(), set_out: 2, dug: 2 } },
    { origin: "new", people: nobody() },
  ]);

  expect(bars).toMatchObject([
    { words: "Found you directly", share: 1, goalShare: 0.25, goal: "25%", goalWord: "dug" },
    { words: "poster", share: 0.5, goalShare: 0.5, goal: "100%", goalWord: "dug" },
  ]);
  expect(originBars(story, [])).toEqual([]);
});

test("moments have words", () => {
  const at = new Date(2026, 10, 21, 14);
  const history: History = {
    step: "hour",
    points: [
      { at, day: "2026-11-21", people: { ...nobody(), set_out: 3, landed: 2 } },
      {
        at: new Date(2026, 10, 21, 15, 30),
        day: "2026-11-21",
        people: { ...nobody(), set_out: 1, dug: 1 },
      },
    ],
  };
  const figures = figuresOf(story).slice(0, 3);
  const all = moments(history, figures);

  // An hour of ninety minutes, where the clocks go back by thirty.
  expect(all[0]).toMatchObject({ when: "14:00–15:30", mark: "14:00", people: [3, 2, 0] });
  expect(all[1]).toMatchObject({ when: "15:30–16:30" });
  const day = { at: new Date("2026-11-20T15:00:00Z"), day: "2026-11-21", people: nobody() };
  expect(moments({ step: "day", points: [day] }, figures)[0]?.when).toBe("21 Nov");
});

test("the chart says whose steps it draws, and of how long", () => {
  expect(drawn(null)).toBe("Steps taken in the last 365 days, by everyone.");
  expect(drawn({ line: "web" })).toBe("Steps taken in the last 365 days, by everyone on your website.");
  expect(drawn({ language: "de", line: "messenger" })).toBe(
    "Steps taken in the last 365 days, by everyone whose language is German on Messenger.",
  );
  expect(drawn({ from: "2026-11-20" })).toBe("Steps taken in this period, by everyone.");
  expect(drawn({ origin: "" })).toBe("Steps taken in the last 365 days, by everyone, from all sources.");
});

test("where nobody is, it says whether the days or the source are why", () => {
  expect(nobodyThere({ from: "2026-11-20" }).title).toBe("Nobody joined in this period");
  expect(nobodyThere({ line: "web" }).title).toBe("Nobody on your website is among these people");
  expect(nobodyThere({ language: "de" }).title).toBe("Nobody whose language is German is among these people");
  expect(nobodyThere({ origin: "nowhere" }).title).toBe("Nobody has come from this source");
  expect(nobodyThere({ origin: "" }).title).toBe("Nobody has found you directly");
  expect(nobodyThere({ origin: "poster", from: "2026-11-20" }).title).toBe(
    "Nobody from this source joined in this period",
  );
  expect(nobodyThere({ origin: "", from: "2026-11-20" }).title).toBe(
    "Nobody found you directly in this period",
  );
});

test("as many moments are marked as there is room for, the last one always", () => {
  const history: History = {
    step: "day",
    points: Array.from({ length: 30 }, (_, index) => ({
      at: new Date(index * 86_400_000),
      day: daysBefore("2026-11-30", 29 - index),
      people: nobody(),
    })),
  };
  const all = moments(history, []);

  expect(marked(all, 30)).toHaveLength(30);
  expect(marked(all, 5.5).map(({ mark }) => mark)).toEqual(["6 Nov", "12 Nov", "18 Nov", "24 Nov", "30 Nov"]);
  expect(marked(all, 1).map(({ mark }) => mark)).toEqual(["30 Nov"]);
  expect(marked([], 3)).toEqual([]);
});

test("the line is stale once it has been gone for a while, and fresh again at once", () => {
  const live = signal<LiveState>("connecting");
  const now = signal(new Date());
  const freshness = createFreshness(live, now);
  const stop = freshness.follow();
  expect(freshness.state.value).toBe("connecting");

  live.value = "live";
  live.value = "reconnecting";
  expect(freshness.state.value).toBe("reconnecting");
  now.value = new Date(Date.now() + 11_000);
  expect(freshness.state.value).toBe("stale");

  live.value = "connecting";
  expect(freshness.state.value).toBe("stale");
  live.value = "live";
  expect(freshness.state.value).toBe("live");
  stop();
});

test("a pulse follows what moves, at once and then at most so often", async () => {
  const source = signal<number | null>(null);
  const { pulse, follow } = createPulse(source, () => 1_000);
  const stop = follow();
  source.value = 0;
  expect(pulse.value).toBe(0);

  source.value = 1;
  expect(pulse.value).toBe(1);
  source.value = 2;
  source.value = 3;
  expect(pulse.value).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(pulse.value).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(pulse.value).toBe(2);
  stop();
});

test("the welcome needs no address of its own", () => {
  expect(addressOf("welcome")).toBe("/");
  expect(addressOf("spring", { origin: "a b", span: "7" })).toBe("/?campaign=spring&origin=a+b&days=7");
  expect(addressOf("welcome", { origin: "", span: "all" })).toBe("/?origin=");
  expect(addressOf("welcome", { language: "ar" })).toBe("/?language=ar");
  expect(addressOf("welcome", { line: "web" })).toBe("/?line=web");
});
