// @vitest-environment happy-dom
import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Stats, showHistory } from "../api/figures.ts";
import type { LiveState } from "../api/stream.ts";
import { statsOf } from "../funnel/some-stats.ts";
import { routeOf } from "../shell/routes.ts";
import { firstDay } from "../ui/spans.ts";
import { createOverviewStore } from "./overview-store.ts";
import { pastOf } from "./past.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);

function made() {
  const search = signal("");
  const streamed = signal<Stats | null>(null);
  const live = signal<LiveState>("live");
  const poster = statsOf([{ path: ["set_out"], people: 2 }]);
  const api = {
    listCampaigns: async () => [],
    listOrigins: vi.fn(async () => []),
    showHistory: vi.fn(async () => ({ step: "hour" as const, points: [] })),
    showStats: vi.fn(async () => poster),
    createLiveStats: () => ({ stats: streamed, live, follow: () => () => {} }),
  };
  const store = createOverviewStore(
    computed(() => routeOf("/", search.value)),
    api,
  );
  return { search, streamed, poster, api, store };
}

test("figures are streamed, and what is not streamed is asked for when they move", async () => {
  const { streamed, api, store } = made();
  const stop = store.follow();
  await settled();
  expect(store.campaign.value).toBe("welcome");
  expect(api.listOrigins).toHaveBeenCalledTimes(1);

  streamed.value = statsOf([]);
  streamed.value = statsOf([{ path: ["set_out"], people: 1 }]);
  await settled();

  expect(store.stats.value?.people.set_out).toBe(1);
  expect(api.listOrigins).toHaveBeenCalledTimes(2);
  expect(api.showHistory).toHaveBeenLastCalledWith("welcome", { step: "hour", from: undefined });
  expect(api.showStats).not.toHaveBeenCalled();
  stop();
});

test("one origin's figures replace everybody's, and its people are that origin's", async () => {
  const { search, streamed, poster, api, store } = made();
  const stop = store.follow();
  streamed.value = statsOf([{ path: ["set_out"], people: 9 }]);
  store.open({ reached: "set_out" });

  search.value = "?origin=poster";
  expect(store.choice.value).toBeNull();
  expect(store.stats.value).toBeNull();
  await settled();
  expect(store.stats.value).toBe(poster);
  expect(api.showStats).toHaveBeenLastCalledWith("welcome", { origin: "poster" });

  store.open({ reached: "landed" });
  expect(store.choice.value).toEqual({ reached: "landed", origin: "poster" });

  search.value = "?origin=";
  await settled();
  expect(api.showStats).toHaveBeenLastCalledWith("welcome", { origin: "" });
  store.open({ reached: "landed" });
  expect(store.choice.value).toEqual({ reached: "landed", origin: "" });
  search.value = "";
  expect(store.stats.value?.people.set_out).toBe(9);
  stop();
});

test("days chosen are those of the figures, the sources, the people and the chart", async () => {
  const { search, streamed, poster, api, store } = made();
  const stop = store.follow();
  streamed.value = statsOf([{ path: ["set_out"], people: 9 }]);
  await settled();

  search.value = "?days=7";
  await settled();
  const from = firstDay("7", new Date());
  expect(store.stats.value).toBe(poster);
  expect(api.showStats).toHaveBeenLastCalledWith("welcome", { from });
  expect(api.listOrigins).toHaveBeenLastCalledWith("welcome", { from });
  expect(api.showHistory).toHaveBeenCalledWith("welcome", { step: "day", from });
  store.open({ reached: "landed" });
  expect(store.choice.value).toEqual({ reached: "landed", from });

  search.value = "?days=all";
  expect(store.choice.value).toBeNull();
  expect(store.stats.value?.people.set_out).toBe(9);
  stop();
});

test("a line chosen is that of the figures, the sources, the people and the chart", async () => {
  const { search, streamed, poster, api, store } = made();
  const stop = store.follow();
  streamed.value = { ...statsOf([{ path: ["set_out"], people: 9 }]), lines: { messenger: 9 } };
  expect(store.hasLines.value).toBe(false);
  streamed.value = { ...streamed.value, lines: { messenger: 8, web: 1 } };
  expect(store.hasLines.value).toBe(true);

  search.value = "?line=web&origin=poster";
  await settled();

  expect(store.stats.value).toBe(poster);
  expect(api.showStats).toHaveBeenLastCalledWith("welcome", { line: "web", origin: "poster" });
  expect(api.listOrigins).toHaveBeenLastCalledWith("welcome", { line: "web" });
  expect(api.showHistory).toHaveBeenLastCalledWith("welcome", { step: "hour", line: "web" });
  store.open({ reached: "landed" });
  expect(store.choice.value).toEqual({ reached: "landed", line: "web", origin: "poster" });
  search.value = "?line=pigeon";
  expect(store.only.value).toBeNull();
  stop();
});

test("figures of chosen days come while everybody's move, and are asked for in peace", async () => {
  const { search, streamed, poster, api, store } = made();
  api.showStats.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 3_000, poster)));
  search.value = "?days=7";
  const stop = store.follow();
  streamed.value = statsOf([]);

  for (let second = 1; second <= 20; second++) {
    streamed.value = statsOf([{ path: ["set_out"], people: second }]);
    await vi.advanceTimersByTimeAsync(1_000);
    if (second >= 3) expect(store.stats.value).toBe(poster);
  }
  expect(api.showStats.mock.calls.length).toBeGreaterThanOrEqual(4);
  expect(api.showStats.mock.calls.length).toBeLessThanOrEqual(6);
  expect(api.listOrigins.mock.calls.length).toBeLessThanOrEqual(6);
  stop();
});

test("the past begins with its first people, and is drawn by the hour while it is young", async () => {
  const day = (nth: number, people: number) => ({
    at: new Date(Date.UTC(2026, 10, nth)),
    day: `2026-11-${String(nth).padStart(2, "0")}`,
    people: { set_out: people },
  });
  const busyFrom = (first: number) =>
    vi.fn(async (_: string, { step = "hour" }: Parameters<typeof showHistory>[1] = {}) => ({
      step,
      points: Array.from({ length: 30 }, (_, index) => day(index + 1, index + 1 < first ? 0 : 1)),
    }));

  const old = await pastOf(busyFrom(12), "welcome", {});
  expect(old).toMatchObject({ step: "day", points: { length: 19 } });
  expect((await pastOf(busyFrom(12), "welcome", { from: "2026-11-01" })).points).toHaveLength(30);
  expect((await pastOf(busyFrom(28), "welcome", {})).points).toHaveLength(7);
  const young = busyFrom(29);
  expect((await pastOf(young, "welcome", {})).step).toBe("hour");
  expect(young).toHaveBeenLastCalledWith("welcome", { step: "hour", from: "2026-11-29" });
});

test("a campaign that is not there is said to be", async () => {
  const { search, store } = made();
  const stop = store.follow();
  search.value = "?campaign=nope";
  expect(store.unknown.value).toBe(false);
  await settled();
  expect(store.unknown.value).toBe(true);
  stop();
});
