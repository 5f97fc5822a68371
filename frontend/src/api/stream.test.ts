import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen } from "./client.ts";
import { followStream } from "./stream.ts";

class FakeSource extends EventTarget {
  static CLOSED = 2;
  static all: FakeSource[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  send(data: object) {
    this.dispatchEvent(new MessageEvent("stats", { data: JSON.stringify(data) }));
  }
  refuse() {
    this.readyState = 2;
    this.dispatchEvent(new Event("error"));
  }
}

const session = (status: number) => vi.fn(async () => Response.json({ signed_in: true }, { status }));

beforeEach(() => {
  FakeSource.all = [];
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function follow() {
  const heard: unknown[] = [];
  const stop = followStream("/live", "stats", (wire: { people: number }) => wire.people, {
    news: (people) => heard.push(people),
    state: (state) => heard.push(state),
  });
  return { heard, stop };
}

test("each snapshot is handed on, converted", () => {
  const { heard } = follow();

  FakeSource.all[0]?.send({ people: 1 });
  FakeSource.all[0]?.send({ people: 3 });

  expect(heard).toEqual(["connecting", "live", 1, "live", 3]);
});

test("a refused stream is opened again while somebody follows", async () => {
  vi.stubGlobal("fetch", session(200));
  const { heard, stop } = follow();

  FakeSource.all[0]?.refuse();
  await vi.runAllTimersAsync();

  expect(heard.at(-1)).toBe("reconnecting");
  expect(FakeSource.all).toHaveLength(2);
  stop();
  FakeSource.all[1]?.refuse();
  await vi.runAllTimersAsync();
  expect(FakeSource.all).toHaveLength(2);
});

test("a stream refused because the session is over makes that known", async () => {
  const signedOut = vi.fn();
  listen({ reached() {}, unreachable() {}, signedOut });
  vi.stubGlobal("fetch", session(401));
  const { stop } = follow();

  FakeSource.all[0]?.refuse();
  await vi.advanceTimersByTimeAsync(1);

  expect(signedOut).toHaveBeenCalledOnce();
  stop();
});
