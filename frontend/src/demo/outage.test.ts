import { expect, test } from "vitest";
import { FAILURE_MODES } from "../api/simulator.ts";
import { doorWords, MODES, nextTry, type Queue, queueSentence, trendPath } from "./outage.ts";

const none = { waiting: 0, retrying: 0, held: 0, sending: 0, unknown: 0, failed: 0, skipped: 0 };

function queue(waiting = 0, more: Partial<Queue> = {}): Queue {
  const counts = { ...none, cancelled: 0, parked: 0, waiting };
  return { counts, breaker: "closed", pause: null, nextAt: null, accepted: 0, twice: 0, ...more };
}

const DUE = new Date("2025-11-21T12:00:05Z");
const PAUSE = { until: new Date("2025-11-21T12:00:15Z"), reason: "Messenger no longer accepts the token." };

test("everything the simulator can do has a switch", () => {
  expect(MODES.map(({ mode }) => mode).sort()).toEqual([...FAILURE_MODES].sort());
});

test("three seconds are enough to read how it stands", () => {
  expect(queueSentence("none", queue())).toBe("Everything is sent. Nothing waits.");
  expect(queueSentence("down", queue(12, { breaker: "open" }))).toBe(
    "12 messages wait. Messenger is down. Nothing is lost.",
  );
  expect(queueSentence("down", queue())).toBe("Messenger is down. Nobody waits for a message.");
  expect(queueSentence("slow", queue(1))).toBe("1 message waits. Messenger is slow. Nothing is lost.");
});

test("after mending it is said what comes next", () => {
  expect(queueSentence("none", queue(12, { breaker: "open" }))).toContain("is being tried");
  expect(queueSentence("none", queue(12))).toBe("12 messages wait. They are going out now.");
  expect(queueSentence("none", queue(12, { pause: PAUSE }))).toContain("go on sending");
});

test("the breaker has words, and a pause goes before it", () => {
  expect(doorWords(queue()).words).toBe("Sending");
  expect(doorWords(queue(1, { breaker: "open" })).words).toContain("Holding back");
  expect(doorWords(queue(1, { breaker: "half_open" })).words).toBe("Trying one");
  expect(doorWords(queue(1, { pause: PAUSE })).words).toBe("Paused");
});

test("the next try is told only while something has to wait for it", () => {
  expect(nextTry(queue(0, { nextAt: DUE, breaker: "open" }))).toBeNull();
  expect(nextTry(queue(3, { nextAt: DUE }))).toBeNull();
  expect(nextTry(queue(3, { nextAt: DUE, breaker: "open" }))).toBe(DUE);
  expect(nextTry(queue(3, { nextAt: DUE, pause: PAUSE }))).toBe(PAUSE.until);
});

test("the trend ends at the right edge and stays within its frame", () => {
  expect(trendPath([], 60)).toBe("");
  expect(trendPath([0, 5, 20], 60)).toBe("M57 1L58 0.75L59 0");
  expect(trendPath([0, 1], 60)).toBe("M58 1L59 0.9");
});
