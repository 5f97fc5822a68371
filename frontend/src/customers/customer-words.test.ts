import { expect, test } from "vitest";
import type { Customer, TimelineEntry } from "../api/customers.ts";
import { answering, deed, initial, originWords, reach } from "./customer-words.ts";

const now = new Date(2025, 10, 21, 14, 5);
const ana: Customer = {
  ...{ id: "1", psid: "9011", name: "Ana", origin: "counter-poster" },
  ...{ optedOut: false, blocked: false, windowUntil: new Date(2025, 10, 21, 18, 30) },
  personUntil: null,
};

test("a customer whom a person is answering is shown as that, until it is over", () => {
  const until = (personUntil: Date | null) => answering({ ...ana, personUntil }, now)?.words ?? null;

  expect(until(new Date(2025, 10, 22, 14, 5))).toBe("A person is answering until 22 Nov, 14:05");
  expect(until(new Date(2025, 10, 21, 14, 6))).toBe("A person is answering until 14:06");
  expect(until(now)).toBeNull();
  expect(until(null)).toBeNull();
});

test("whether somebody can be reached is said in words, the strongest reason first", () => {
  const told = [
    ana,
    { ...ana, windowUntil: new Date(2025, 10, 22, 9, 0) },
    { ...ana, windowUntil: now },
    { ...ana, windowUntil: null },
    { ...ana, optedOut: true },
    { ...ana, optedOut: true, blocked: true },
  ].map((customer) => reach(customer, now).words);

  expect(told).toEqual([
    "Reachable until 18:30",
    "Reachable until 22 Nov, 09:00",
    "Window closed",
    "Window closed",
    "Opted out",
    "Blocked the page",
  ]);
});

test("who came without a link came by themselves", () => {
  expect(["", "flyer"].map(originWords)).toEqual(["By themselves", "flyer"]);
});

test("what somebody did is told, also without words", () => {
  const did = (kind: string, text: string | null) => deed({ kind, text } as TimelineEntry);

  expect(did("start", "flyer")).toBe("Opened the chat from flyer");
  expect(did("start", null)).toBe("Opened the chat");
  expect(did("reaction", "❤")).toBe("Reacted: ❤");
  expect(did("other", null)).toContain("without words");
});

test("an initial is a whole letter", () => {
  expect(["ana", " 👩‍👩‍👧 Family", "<script>", ""].map(initial)).toEqual(["A", "👩‍👩‍👧", "<", ""]);
});
