import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeStorage } from "../a-storage.ts";
import { createStore } from "../store.ts";
import { createNap } from "./nap.ts";
import { createQueue } from "./queue.ts";
import type { ChatEvent, Outcome } from "./wire.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DONE: Outcome = { kind: "done" };
const REFUSED: Outcome = { kind: "refused" };
const word = (id: string): ChatEvent => ({ id, type: "text", text: id });

/** A queue whose server gives these answers and then repeats the last one. */
function queueWith(answers: Outcome[], storage = new FakeStorage()) {
  const sent: string[][] = [];
  const settled: [string, boolean][] = [];
  const delays: (number | undefined)[] = [];
  const life = new AbortController();
  const nap = createNap();
  const queue = createQueue({
    store: createStore(() => storage, "p:"),
    async send(events) {
      sent.push(events.map(({ id, type, message }) => (message ? `${type} ${message}` : id)));
      return answers[Math.min(sent.length, answers.length) - 1] ?? DONE;
    },
    alone: (work) => work(),
    settled: (ids, refused) => settled.push(...ids.map((id): [string, boolean] => [id, refused])),
    delayed: (ms) => delays.push(ms),
    nap,
    signal: life.signal,
  });
  return { queue, sent, settled, delays, storage, nap, life };
}

test("events are sent in order, in one call, once", async () => {
  const { queue, sent, settled } = queueWith([DONE]);
  for (const id of ["a", "b", "c"]) queue.add(word(id));

  await Promise.all([queue.flush(), queue.flush()]);
  await queue.flush();

  expect(sent).toEqual([["a", "b", "c"]]);
  expect(settled).toEqual([
    ["a", false],
    ["b", false],
    ["c", false],
  ]);
  expect(queue.waiting()).toEqual([]);
});

test("unsent events survive a reload with the same id", async () => {
  const { queue, storage, life } = queueWith([{ kind: "later" }]);
  queue.add(word("a"));
  void queue.flush();
  await vi.advanceTimersByTimeAsync(0);
  life.abort();

  const next = queueWith([DONE], storage);
  expect(next.queue.waiting()).toEqual([word("a")]);
  await next.queue.flush();

  expect(next.sent).toEqual([["a"]]);
});

test("Retry-After is honoured to the second and reported", async () => {
  const { queue, sent, delays } = queueWith([{ kind: "later", ms: 12_000 }, DONE]);
  queue.add(word("a"));
  const flushed = queue.flush();

  await vi.advanceTimersByTimeAsync(11_999);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  await flushed;

  expect(sent).toEqual([["a"], ["a"]]);
  expect(delays).toEqual([12_000]);
});

test("retries by itself while offline, and at once when woken", async () => {
  const { queue, sent, nap } = queueWith([{ kind: "later" }, { kind: "later" }, DONE]);
  queue.add(word("a"));
  const flushed = queue.flush();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(sent).toHaveLength(2);

  nap.wake();
  await flushed;

  expect(sent).toHaveLength(3);
  expect(queue.waiting()).toEqual([]);
});

test("one refused event does not hold up the others", async () => {
  const { queue, sent, settled } = queueWith([REFUSED, DONE, REFUSED, REFUSED, DONE]);
  for (const id of ["good", "bad", "fine"]) queue.add(word(id));

  await queue.flush();

  expect(sent).toEqual([["good", "bad", "fine"], ["good"], ["bad", "fine"], ["bad"], ["fine"]]);
  expect(settled).toEqual([
    ["good", false],
    ["bad", true],
    ["fine", false],
  ]);
});

test("only the newest receipt is sent, and none is stored", async () => {
  const { queue, sent, storage } = queueWith([DONE]);
  queue.receipt("seen", "41");
  queue.receipt("seen", "42");
  queue.receipt("delivered", "43");

  expect(storage.length).toBe(0);
  await queue.flush();
  await queue.flush();

  expect(sent).toEqual([["seen 42", "delivered 43"]]);
});

test("refused receipts are not retried forever", async () => {
  const { queue, sent } = queueWith([REFUSED]);
  queue.receipt("seen", "41");
  queue.receipt("delivered", "41");

  await queue.flush();

  expect(sent).toEqual([["seen 41", "delivered 41"], ["seen 41"], ["delivered 41"]]);
});

test("foreign entries are removed", async () => {
  const storage = new FakeStorage();
  storage.setItem("p:q:1", "{half");
  storage.setItem("p:q:2", '"words"');
  const { queue, sent } = queueWith([DONE], storage);

  await queue.flush();

  expect(sent).toEqual([]);
  expect(storage.length).toBe(0);
});
