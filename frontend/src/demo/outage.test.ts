import { expect, test } from "vitest";
import { FAILURE_MODES } from "../api/simulator.ts";
import { doorWords, MODES, nextTry, type Queue, queueSentence, trendPath } from "./outage.ts";

const none = { waiting: 0, later: 0, retrying: 0, held: 0, sending: 0, unknown: 0, failed: 0, skipped: 0 };

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
  expect(queueSentence("none", queue())).toBe("All messages sent.");
  expect(queueSentence("down", queue(12, { breaker: "open" }))).toBe(
    "12 messages wait. Messenger is down. Nothing is lost.",
  );
  expect(queueSentence("down", queue())).toBe("Messenger is down. Nothing is waiting.");
  expect(queueSentence("slow", queue(1))).toBe("1 message waits. Messenger is slow. Nothing is lost.");
});

test("after the fix it is said what comes next", () => {
  expect(queueSentence("none", queue(12, { breaker: "open" }))).toBe(
    "12 messages wait. Messenger works again; the next try is within 5 seconds.",
  );
  expect(doorWords("none", queue(12, { breaker: "open" }))).toMatchObject({ tone: "warn" });
  expect(nextTry("none", queue(12, { breaker: "open", nextAt: DUE }))).toBeNull();
  expect(queueSentence("none", queue(12, { breaker: "half_open" }))).toContain("is being tried");
  expect(queueSentence("none", queue(1))).toBe("1 message waits. It is going out now.");
  expect(queueSentence("none", queue(12))).toBe("12 messages wait. They are going out now.");
  expect(queueSentence("none", queue(12, { pause: PAUSE }))).toContain("resume sending");
});

test("what is said later is not called going out", () => {
  const later = (waiting: number, later: number): Queue => {
    const seen = queue(waiting);
    return { ...seen, counts: { ...seen.counts, later } };
  };
  expect(queueSentence("none", later(0, 24))).toBe("Nothing is waiting. 24 messages scheduled for later.");
  expect(queueSentence("none", later(1, 1))).toBe(
    "1 message waits. It is going out now. 1 message scheduled for later.",
  );
  expect(queueSentence("down", later(0, 2))).toBe(
    "Messenger is down. Nothing is waiting. 2 messages scheduled for later.",
  );
});

test("what may not have arrived is told apart from what waits", () => {
  const unsure = (waiting: number): Queue => {
    const seen = queue(waiting);
    return { ...seen, counts: { ...seen.counts, unknown: 9 } };
  };
  const nine =
    "We don’t know yet whether 9 messages arrived. If we can’t confirm within a minute, they are sent again.";
  expect(queueSentence("none", unsure(0))).toBe(nine);
  expect(queueSentence("none", unsure(2))).toBe(`2 messages wait. They are going out now. ${nine}`);
  expect(queueSentence("down", unsure(0))).toBe(`Messenger is down. ${nine}`);
  expect(queueSentence("down", unsure(2))).toBe(
    `2 messages wait. Messenger is down. Nothing is lost. ${nine}`,
  );
  expect(doorWords("none", unsure(0))).toEqual({ words: "Making sure", tone: "warn" });
  expect(doorWords("none", unsure(2)).words).toBe("Sending");
});

test("the breaker has words, and a pause goes before it", () => {
  expect(doorWords("down", queue()).words).toBe("Sending");
  expect(doorWords("down", queue(1, { breaker: "open" })).words).toContain("Holding back");
  expect(doorWords("down", queue(1, { breaker: "half_open" })).words).toBe("Trying one");
  expect(doorWords("down", queue(1, { pause: PAUSE })).words).toBe("Paused");
});

test("the next try is told only while something has to wait for it", () => {
  expect(nextTry("down", queue(0, { nextAt: DUE, breaker: "open" }))).toBeNull();
  expect(nextTry("down", queue(3, { nextAt: DUE }))).toBeNull();
  expect(nextTry("down", queue(3, { nextAt: DUE, breaker: "open" }))).toBe(DUE);
  expect(nextTry("down", queue(3, { nextAt: DUE, pause: PAUSE }))).toBe(PAUSE.until);
});

test("the trend ends at the right edge and stays within its frame", () => {
  expect(trendPath([], 60)).toBe("");
  expect(trendPath([0, 5, 20], 60)).toBe("M57 1L58 0.75L59 0");
  expect(trendPath([0, 1], 60)).toBe("M58 1L59 0.9");
});
