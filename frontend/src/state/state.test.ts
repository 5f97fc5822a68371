import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, alive, listen, NoConnection } from "../api/client.ts";
import type { Stats } from "../api/figures.ts";
import type { StreamListener } from "../api/stream.ts";
import { statsOf } from "../funnel/some-stats.ts";
import { createAction } from "./action.ts";
import { createConnection } from "./connection.ts";
import { fieldProblem, sentenceOf } from "./failure.ts";
import { createLiveStats } from "./live-stats.ts";
import { createPagedList } from "./paged-list.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("a lost connection is tried by itself until it is back", async () => {
  const lastHeard = new Date("2025-11-21T12:04:00Z");
  const probe = vi.fn(() => Promise.reject(new NoConnection()).catch(() => connection.unreachable()));
  const connection = createConnection(probe, () => lastHeard);

  connection.unreachable();
  expect(connection.lostSince.value).toBe(lastHeard);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(probe).toHaveBeenCalledTimes(3);

  connection.reached();
  expect(connection.lostSince.value).toBeNull();
  expect(connection.back.value).toBe(1);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(probe).toHaveBeenCalledTimes(3);
});

test("a server that says nothing is asked whether it is there, and not while it speaks", async () => {
  const probe = vi.fn(async () => connection.unreachable());
  const connection = createConnection(probe);
  const stop = connection.follow();
  for (let second = 0; second < 20; second++) {
    await vi.advanceTimersByTimeAsync(1_000);
    connection.reached();
  }
  expect(probe).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(5_000);
  expect(probe).toHaveBeenCalledOnce();
  expect(connection.lostSince.value).not.toBeNull();
  stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(probe).toHaveBeenCalledOnce();
});

test("a server that hangs is noticed within ten seconds, the probe's patience and all", async () => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const patience = new AbortController();
    setTimeout(() => patience.abort(), ms);
    return patience.signal;
  });
  vi.stubGlobal(
    "fetch",
    (_: string, { signal: given }: RequestInit) =>
      new Promise((_, reject) => given?.addEventListener("abort", () => reject(new Error("gone")))),
  );
  const connection = createConnection(alive);
  listen({ ...connection, signedOut() {} });
  const stop = connection.follow();

  await vi.advanceTimersByTimeAsync(4_900);
  expect(connection.lostSince.value).toBeNull();
  await vi.advanceTimersByTimeAsync(5_100);
  expect(connection.lostSince.value).not.toBeNull();
  stop();
});

test("a failure is told in the server's words, ours are kind", () => {
  const failure = new ApiError(400, "Two things are wrong", [
    { field: "copy.welcome", message: "is too long" },
  ]);

  expect(sentenceOf(failure)).toBe("Two things are wrong.");
  expect(fieldProblem(failure, "welcome")).toBe("Is too long.");
  expect(fieldProblem(failure, "thanks")).toBeNull();
  expect(sentenceOf(new TypeError("x is undefined"))).not.toContain("undefined");
});

test("an action runs once at a time and keeps why it failed", async () => {
  const deed = vi.fn(async (name: string) => name);
  deed.mockRejectedValueOnce(new ApiError(409, "Not now"));
  const action = createAction(deed);

  expect(await action.run("one")).toBeNull();
  expect(sentenceOf(action.failure.value)).toBe("Not now.");
  const [first, second] = await Promise.all([action.run("two"), action.run("three")]);
  expect([first, second]).toEqual(["two", null]);
  expect(action.failure.value).toBeNull();
});

test("a list grows page by page and keeps its pages when refreshed", async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    first: { items: [1, 2], next: "second" },
    second: { items: [3], next: null },
  };
  const list = createPagedList(async (cursor) => pages[cursor ?? "first"] ?? { items: [], next: null });

  await list.refresh();
  expect(list.data.value).toEqual([1, 2]);
  expect(list.hasMore.value).toBe(true);

  await list.more();
  expect(list.data.value).toEqual([1, 2, 3]);
  expect(list.hasMore.value).toBe(false);

  await list.refresh();
  expect(list.data.value).toEqual([1, 2, 3]);
});

test("live figures follow the campaign that is chosen", () => {
  const campaign = signal("welcome");
  const streams = new Map<string, StreamListener<Stats>>();
  const live = createLiveStats(campaign, (id, listener) => {
    streams.set(id, listener);
    return () => void streams.delete(id);
  });
  const stats = (id: string) => ({ ...statsOf([]), campaign: id });
  const stop = live.follow();
  streams.get("welcome")?.news(stats("welcome"));
  expect(live.stats.value?.campaign).toBe("welcome");

  campaign.value = "spring";
  expect([...streams.keys()]).toEqual(["spring"]);
  expect(live.stats.value).toBeNull();

  stop();
  expect(streams.size).toBe(0);
});
