import { expect, test } from "vitest";
import { unsureWords } from "./choices.ts";
import { sendingWords } from "./sending-words.ts";

const now = new Date("2025-11-21T14:05:00Z");
const idle = {
  waiting: 0,
  later: 0,
  retrying: 0,
  held: 0,
  sending: 0,
  sent: null,
  unknown: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  parked: 0,
};
const closed = { breaker: "closed", pause: null } as const;

test("calm weather is told in three words", () => {
  expect(sendingWords(closed, idle, now)).toEqual({
    tone: "good",
    sentence: "All messages sent.",
    more: null,
    until: null,
    canResume: false,
  });
  expect(sendingWords(closed, null, now).sentence).toBe("All messages sent.");
  expect(sendingWords(closed, { ...idle, waiting: 1 }, now).sentence).toBe("Sending; 1 in line.");
});

test("what is sent later is not in line", () => {
  expect(sendingWords(closed, { ...idle, later: 1 }, now)).toMatchObject({
    tone: "good",
    sentence: "Nothing is waiting.",
    more: "1 message scheduled for later.",
  });
});

test("an open breaker says who is away, how much waits, and that it is safe", () => {
  const words = sendingWords({ breaker: "open", pause: null }, { ...idle, waiting: 12 }, now);

  expect(words.sentence).toBe("Messenger is not answering; 12 messages wait, nothing is lost.");
  expect(words.canResume).toBe(false);
  expect(
    sendingWords({ breaker: "open", pause: null }, { ...idle, waiting: 10_000 }, now).sentence,
  ).toContain("10,000+ messages wait");
});

test("a pause says why and until when, and comes before the breaker", () => {
  const until = new Date("2025-11-21T14:06:00Z");
  const words = sendingWords(
    { breaker: "open", pause: { until, reason: "Messenger asked us to slow down." } },
    { ...idle, waiting: 1 },
    now,
  );

  expect(words).toEqual({
    tone: "warn",
    sentence: "Sending is paused; 1 message waits, nothing is lost.",
    more: "Messenger asked us to slow down.",
    until,
    canResume: true,
  });
});

test("a pause without an end asks for the owner", () => {
  const until = new Date("2125-11-21T14:06:00Z");
  const words = sendingWords({ breaker: "closed", pause: { until, reason: null } }, idle, now);

  expect(words).toMatchObject({ tone: "bad", until: null, canResume: true });
  expect(words.sentence).toBe("Sending is stopped; nothing waiting.");
  expect(words.more).toBe("Resume once this is fixed.");
});

test("what is retried is said", () => {
  expect(sendingWords(closed, { ...idle, waiting: 3, retrying: 2 }, now).sentence).toBe(
    "Sending; 2 are retried automatically.",
  );
});

test("with a campaign on hold it is never said that all was sent", () => {
  expect(sendingWords(closed, { ...idle, held: 440 }, now)).toMatchObject({
    tone: "good",
    sentence: "Nothing in line.",
    more: "440 messages are on hold until their campaign resumes.",
  });
  expect(sendingWords(closed, { ...idle, waiting: 2, held: 1 }, now).more).toBe(
    "1 message is on hold until their campaign resumes.",
  );
});

test("what may not have arrived is never called sent", () => {
  const nine =
    "We don’t know yet whether 9 messages arrived. If we can’t confirm within a minute, they are sent again.";
  expect(sendingWords(closed, { ...idle, unknown: 9 }, now)).toMatchObject({
    tone: "warn",
    sentence: nine,
    more: null,
  });
  expect(sendingWords(closed, { ...idle, unknown: 9, waiting: 3, retrying: 1 }, now)).toMatchObject({
    sentence: nine,
    more: "The rest is being sent: 3 in line; 1 is retried.",
  });
  expect(sendingWords({ breaker: "open", pause: null }, { ...idle, unknown: 9 }, now).more).toContain(nine);
  expect(unsureWords(1)).toBe(
    "We don’t know yet whether 1 message arrived. If we can’t confirm within a minute, it is sent again.",
  );
});
