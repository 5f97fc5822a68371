import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Sent } from "./event-parser.ts";
import { createNap } from "./nap.ts";
import { followStream } from "./stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Gives one response after another. `hold` stays open like a silent stream. */
function answers(...all: (Response | "hold" | Error)[]) {
  const asked: AbortSignal[] = [];
  const open = async (signal: AbortSignal): Promise<Response> => {
    asked.push(signal);
    const answer = all[Math.min(asked.length, all.length) - 1] ?? new Error("nothing left");
    if (answer instanceof Error) throw answer;
    return answer === "hold" ? held(signal) : answer;
  };
  return { asked, open };
}

function held(signal: AbortSignal): Response {
  const body = new ReadableStream({
    start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)),
  });
  return new Response(body);
}

const frames = (...ids: number[]) => new Response(ids.map((id) => `id: ${id}\ndata: ${id}\n\n`).join(""));

function follow(open: (signal: AbortSignal) => Promise<Response>) {
  const life = new AbortController();
  const events: Sent[] = [];
  const states: boolean[] = [];
  const nap = createNap();
  const end = followStream(
    { open, nap, event: (event) => events.push(event), live: (yes) => states.push(yes), silenceMs: 45_000 },
    life.signal,
  );
  return { life, nap, states, end, data: () => events.map(({ data }) => data) };
}

test("the end of a response is not a failure", async () => {
  const { asked, open } = answers(frames(1, 2), frames(3), "hold");
  const { data, states, life, end } = follow(open);

  await vi.advanceTimersByTimeAsync(5_000);

  expect(data()).toEqual(["1", "2", "3"]);
  expect(states).toEqual([true, true, true]);
  expect(asked).toHaveLength(3);
  life.abort();
  expect(await end).toBe("stopped");
});

test("reconnects when not even a heartbeat arrives", async () => {
  const { asked, open } = answers("hold", "hold");
  const { states, life } = follow(open);

  await vi.advanceTimersByTimeAsync(44_000);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(4_000);

  expect(asked).toHaveLength(2);
  expect(asked[0]?.aborted).toBe(true);
  expect(states).toEqual([true, false, true]);
  life.abort();
});

test("honours Retry-After and otherwise backs off", async () => {
  const tooMany = new Response("", { status: 429, headers: { "retry-after": "60" } });
  const { asked, open } = answers(tooMany, new Error("no line"), new Error("no line"), "hold");
  const { life, nap } = follow(open);

  await vi.advanceTimersByTimeAsync(59_000);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  nap.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked, "waking cuts the wait short").toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(asked).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(4_200);
  expect(asked).toHaveLength(4);
  life.abort();
});

test("stops for a visitor the server does not know", async () => {
  const { asked, open } = answers(new Response("", { status: 401 }));

  expect(await follow(open).end).toBe("stranger");
  expect(asked).toHaveLength(1);
});

test("aborting ends the response that is being read", async () => {
  const { asked, open } = answers("hold");
  const { life, end } = follow(open);
  await vi.advanceTimersByTimeAsync(0);

  life.abort();

  expect(await end).toBe("stopped");
  expect(asked[0]?.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
