// @vitest-environment happy-dom
import { computed, signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Stats } from "../api/figures.ts";
import type { LiveState } from "../api/stream.ts";
import { statsOf } from "../funnel/some-stats.ts";
import { routeOf } from "../shell/routes.ts";
import { createOverviewStore } from "./overview-store.ts";

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
  expect(api.showHistory).toHaveBeenCalledTimes(2);
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

test("a campaign that is not there is said to be", async () => {
  const { search, store } = made();
  const stop = store.follow();
  search.value = "?campaign=nope";
  expect(store.unknown.value).toBe(false);
  await settled();
  expect(store.unknown.value).toBe(true);
  stop();
});
