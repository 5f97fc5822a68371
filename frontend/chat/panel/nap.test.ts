import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNap, patience } from "./nap.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a rest ends when its time is up, when woken, or when aborted", async () => {
  const nap = createNap();
  const life = new AbortController();
  const ended: string[] = [];
  const rest = (name: string, ms: number) => nap.rest(ms, life.signal).then(() => ended.push(name));

  void rest("time", 10);
  await vi.advanceTimersByTimeAsync(10);
  void rest("news", 10_000);
  nap.wake();
  await vi.advanceTimersByTimeAsync(0);
  void rest("reason", 10_000);
  life.abort();
  await vi.advanceTimersByTimeAsync(0);
  void rest("no reason left", 10_000);
  await vi.advanceTimersByTimeAsync(0);

  expect(ended).toEqual(["time", "news", "reason", "no reason left"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("the backoff grows, is capped, and has jitter", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => patience(failures, () => 0.5))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
  expect([patience(1, () => 0), patience(1, () => 1)]).toEqual([500, 1_500]);
});
