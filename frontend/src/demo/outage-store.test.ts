// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Failures } from "../api/simulator.ts";
import type { Queue } from "./outage.ts";
import { createOutageStore } from "./outage-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(0);

const healthy: Failures = {
  mode: "none",
  latencyMs: 0,
  share: 1,
  duplicates: 0,
  reorder: 0,
  echoes: true,
  receipts: true,
};
const waiting = (number: number): Queue => ({
  counts: { waiting: number, later: 0, retrying: 0, held: 0, sending: 0, unknown: 0, ...rest },
  breaker: "closed",
  pause: null,
  nextAt: null,
  accepted: 0,
  twice: 0,
});
const rest = { failed: 0, skipped: 0, cancelled: 0, parked: 0 };

test("the queue is looked at each second and its last minute is kept", async () => {
  let left = 0;
  const store = createOutageStore(
    async () => waiting(left++),
    async () => healthy,
  );
  const stop = store.follow();
  await vi.advanceTimersByTimeAsync(70_000);
  expect(store.trend.value).toHaveLength(60);
  expect(store.trend.value.at(-1)).toBeGreaterThan(60);
  stop();
});

test("an answer slower than a second is shown all the same", async () => {
  const slow = () => new Promise<Queue>((resolve) => setTimeout(() => resolve(waiting(7)), 3_000));
  const store = createOutageStore(slow, async () => healthy);
  const stop = store.follow();
  await vi.advanceTimersByTimeAsync(3_500);
  expect(store.queue.data.value?.counts.waiting).toBe(7);
  stop();
});

test("a switch is set whole, and the others stay as they are", async () => {
  const set = vi.fn(async (wanted: Partial<Failures>) => ({ ...healthy, ...wanted }));
  const store = createOutageStore(
    async () => waiting(0),
    async () => healthy,
    set,
  );
  const stop = store.follow();
  await settled();

  await store.shake({ duplicates: 1 });
  await store.turn("error_500");
  expect(set).toHaveBeenLastCalledWith({ mode: "error_500", share: 0.5, duplicates: 1, reorder: 0 });
  expect(store.mode.value).toBe("error_500");
  stop();
});

test("going on sends the page's resume and looks again", async () => {
  const resume = vi.fn();
  const look = vi.fn(async () => waiting(3));
  const store = createOutageStore(look, async () => healthy, undefined, resume);
  await store.goOn.run();
  expect(resume).toHaveBeenCalledOnce();
  expect(look).toHaveBeenCalledOnce();
});
