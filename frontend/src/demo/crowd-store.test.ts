import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RunProgress } from "../api/simulator.ts";
import { createCrowdStore, runSentence } from "./crowd-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const run = (more: Partial<RunProgress> = {}): RunProgress => ({
  ...{ run: "1", customers: 500, startedAt: new Date(0), arrived: 500, welcomed: 500, read: 450 },
  ...{ yes: 300, no: 100, revealed: 240, finished: false, ...more },
});

test("a run goes as the sliders say and is looked at until everybody is through", async () => {
  const start = vi.fn(async (_?: object) => "7");
  const answers = [run({ arrived: 10 }), run({ finished: true })];
  const look = vi.fn(async (_: string) => answers.shift() ?? run({ finished: true }));
  const store = createCrowdStore(start, look);
  const stop = store.follow();

  store.customers.value = 200;
  await store.send.run();
  expect(start).toHaveBeenCalledWith({ customers: 200, yes: 0.6, reveal: 0.8, arrivalsPerSecond: 50 });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.progress.value?.finished).toBe(true);
  expect(look).toHaveBeenCalledTimes(2);
  stop();
});

test("a run is a sentence, also while the welcome does not get through", () => {
  expect(runSentence(run({ arrived: 100, welcomed: 90 }))).toContain("500 simulated customers, 18% welcomed");
  expect(runSentence(run({ welcomed: 488 }))).toContain("12 of 500 still on the way");
  expect(runSentence(run({ finished: true }))).toBe("All 500 simulated customers are done.");
});
