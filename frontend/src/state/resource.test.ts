// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NoConnection } from "../api/client.ts";
import { createResource } from "./resource.ts";
import { connection } from "./the-connection.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);

test("what has come is ready, and what fails later is kept as stale", async () => {
  const load = vi.fn(async () => "first");
  const resource = createResource(load);
  const stop = resource.follow();
  expect(resource.state.value.kind).toBe("loading");

  await settled();
  expect(resource.state.value).toEqual({ kind: "ready", data: "first", failure: null });

  load.mockRejectedValueOnce(new NoConnection());
  await resource.refresh();
  expect(resource.data.value).toBe("first");
  expect(resource.stale.value).toBe(true);
  stop();
});

test("a first failure is a failure, and trying again fixes it", async () => {
  const load = vi.fn(async () => "there");
  load.mockRejectedValueOnce(new NoConnection());
  const resource = createResource(load);

  await resource.refresh();
  expect(resource.state.value.kind).toBe("failed");

  await resource.refresh();
  expect(resource.state.value).toMatchObject({ kind: "ready", data: "there" });
});

test("an answer that was overtaken is dropped", async () => {
  const answers: ((word: string) => void)[] = [];
  const resource = createResource(() => new Promise<string>((resolve) => answers.push(resolve)));
  const slow = resource.refresh();
  const quick = resource.refresh();

  answers[1]?.("new");
  await quick;
  answers[0]?.("old");
  await slow;

  expect(resource.data.value).toBe("new");
});

test("an answer slower than the pace of asking is shown all the same", async () => {
  const load = vi.fn(() => new Promise<string>((resolve) => setTimeout(resolve, 5_000, "slow")));
  const resource = createResource(load, { everyMs: 2_000 });
  const stop = resource.follow();

  await vi.advanceTimersByTimeAsync(5_000);

  expect(resource.data.value).toBe("slow");
  expect(load).toHaveBeenCalledTimes(1);
  stop();
});

test("what moves faster than answers come is asked about again once each has come", async () => {
  const moved = signal(0);
  const load = vi.fn(() => new Promise<number>((resolve) => setTimeout(resolve, 3_000, moved.peek())));
  const resource = createResource(load, { moved });
  const stop = resource.follow();

  for (let second = 1; second <= 4; second++) {
    await vi.advanceTimersByTimeAsync(1_000);
    moved.value = second;
  }
  expect(resource.data.value).toBe(0);
  expect(load).toHaveBeenCalledTimes(2);

  await vi.advanceTimersByTimeAsync(10_000);
  expect(resource.data.value).toBe(4);
  expect(load).toHaveBeenCalledTimes(3);
  stop();
  moved.value = 9;
  expect(load).toHaveBeenCalledTimes(3);
});

test("a write's answer beats a question asked before it", async () => {
  const answers: ((word: string) => void)[] = [];
  const resource = createResource(() => new Promise<string>((resolve) => answers.push(resolve)));
  const asked = resource.refresh();

  resource.set("written");
  answers[0]?.("old");
  await asked;

  expect(resource.data.value).toBe("written");
  expect(resource.busy.value).toBe(false);
});

test("a signal that is read asks again when it changes", async () => {
  const id = signal("a");
  const load = vi.fn(async () => `about ${id.value}`);
  const resource = createResource(() => load());
  const stop = resource.follow();
  await settled();

  id.value = "b";
  await settled();
  expect(resource.data.value).toBe("about b");

  stop();
  id.value = "c";
  expect(load).toHaveBeenCalledTimes(2);
});

test("polls while somebody looks, and asks once more when the connection is back", async () => {
  const load = vi.fn(async () => 1);
  const stop = createResource(load, { everyMs: 1_000 }).follow();

  await vi.advanceTimersByTimeAsync(2_500);
  expect(load).toHaveBeenCalledTimes(3);

  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(load).toHaveBeenCalledTimes(3);

  connection.signedInAgain();
  expect(load).toHaveBeenCalledTimes(4);
  stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(load).toHaveBeenCalledTimes(4);
});
