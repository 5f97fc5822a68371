import { expect, test } from "vitest";
import type { Customer, TimelineEntry } from "../api/customers.ts";
import { answering, deed, initial, originWords, reach, totalWords } from "./customer-words.ts";

const now = new Date(2025, 10, 21, 14, 5);
const ana: Customer = {
  id: "1",
  psid: "9011",
  line: "messenger",
  name: "Ana",
  origin: "counter-poster",
  language: null,
  optedOut: false,
  blocked: false,
  windowUntil: new Date(2025, 10, 21, 18, 30),
  personUntil: null,
  lastEventAt: null,
  journey: null,
};

test("a customer whom a person is answering is shown as that, until it is over", () => {
  const until = (personUntil: Date | null) => answering({ ...ana, personUntil }, now)?.words ?? null;

  expect(until(new Date(2025, 10, 22, 14, 5))).toBe("You’re answering until 22 Nov, 14:05");
  expect(until(new Date(2025, 10, 21, 14, 6))).toBe("You’re answering until 14:06");
  expect(until(now)).toBeNull();
  expect(until(null)).toBeNull();
});

test("whether somebody can be reached is said in words, the strongest reason first", () => {
  const told = [
    ana,
    { ...ana, windowUntil: new Date(2025, 10, 22, 9, 0) },
    { ...ana, windowUntil: new Date(now.getTime() + 20_000) },
    { ...ana, windowUntil: now },
    { ...ana, windowUntil: null },
    { ...ana, line: "web" as const, windowUntil: null },
    { ...ana, optedOut: true },
    { ...ana, optedOut: true, blocked: true },
  ].map((customer) => reach(customer, now).words);

  expect(told).toEqual([
    "Can message for 4 h",
    "Can message for 18 h",
    "Can message for 1 min",
    "Can’t message now",
    "Can’t message now",
    "On their next visit",
    "Unsubscribed",
    "Blocked your page",
  ]);
});

test("anyone who came without a link found the page directly", () => {
  expect(["", "flyer"].map(originWords)).toEqual(["Found you directly", "flyer"]);
});

test("how many there are is said up to where they are counted", () => {
  expect([0, 1, 1204, 10_000].map(totalWords)).toEqual([
    "0 customers",
    "1 customer",
    "1,204 customers",
    "10,000+ customers",
  ]);
});

test("what somebody did is told, also without words", () => {
  const did = (kind: string, text: string | null) => deed({ kind, text } as TimelineEntry);

  expect(did("start", "flyer")).toBe("Opened the chat from flyer");
  expect(did("start", null)).toBe("Opened the chat");
  expect(did("reaction", "❤")).toBe("Reacted: ❤");
  expect(did("other", null)).toContain("without text");
});

test("an initial is a whole letter", () => {
  expect(["ana", " 👩‍👩‍👧 Family", "<script>", ""].map(initial)).toEqual(["A", "👩‍👩‍👧", "<", ""]);
});
