// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlannedSend } from "../api/schedule.ts";
import { aPlannedSend } from "../schedule/a-planned-send.ts";
import { createScheduleStore } from "../schedule/schedule-store.ts";
import { writeFor } from "../ui/format.ts";
import { PlannedCard } from "./PlannedCard.tsx";
import { nextOf, plannedWords, sendsOf } from "./planned-words.ts";
import { StateBadge } from "./StateBadge.tsx";

let root: HTMLElement;

beforeEach(() => {
  writeFor({ language: "en", zone: "Europe/Madrid" });
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const WEEKLY = aPlannedSend({ repeat: "weekly", until: "2026-12-23" });
const MISSED = aPlannedSend({
  id: "3",
  state: "missed",
  reason: "promobot was not running at that time",
  endedAt: new Date("2026-11-30T17:00:00Z"),
});
const show = (sends: PlannedSend[]) =>
  act(() => render(<PlannedCard sends={sends} store={createScheduleStore()} />, root));

test("a plan is one sentence, with its last day", () => {
  expect(plannedWords(aPlannedSend())).toMatch(/^Planned for Dec 1, 2026, 6:00 PM$/);
  expect(plannedWords(WEEKLY)).toMatch(/6:00 PM, every week until .*23/);
});

test("a campaign shows its own sends, and knows the next one", () => {
  const all = [aPlannedSend({ campaign: "c2" }), WEEKLY, MISSED];
  expect(sendsOf("c1", all)).toEqual([WEEKLY, MISSED]);
  expect(nextOf(sendsOf("c1", all))).toBe(WEEKLY);
  expect(nextOf([MISSED])).toBeNull();
});

test("what is planned can be moved and cancelled, and what did not go out says why", async () => {
  await show([WEEKLY, MISSED]);

  expect([...root.querySelectorAll("button")].map((one) => one.textContent)).toEqual(["Move", "Cancel"]);
  expect(root.textContent).toContain("did not go out");
  expect(root.textContent).toContain("promobot was not running at that time.");
});

test("a failure is over once a later send went out", async () => {
  await show([aPlannedSend({ state: "sent", endedAt: new Date() }), MISSED]);

  expect(root.textContent).toBe("");
});

test("a draft with a time is called planned and no draft", async () => {
  await act(() => render(<StateBadge state="draft" planned />, root));
  expect(root.textContent).toBe("Planned");
});
