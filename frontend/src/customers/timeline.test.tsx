// @vitest-environment happy-dom
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TimelineEntry } from "../api/customers.ts";
import { createAction } from "../state/action.ts";
import { createPagedList } from "../state/paged-list.ts";
import { EraseDialog } from "./EraseDialog.tsx";
import { Timeline } from "./Timeline.tsx";

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const lines = () => [...root.querySelectorAll("li")].map((line) => line.textContent ?? "");
const at = (minute: number) => new Date(2025, 10, 21, 14, minute);
const entry = (minute: number, rest: Partial<TimelineEntry>): TimelineEntry => ({
  ...{ at: at(minute), by: "customer", kind: "words", text: null, campaign: null, state: null, reason: null },
  ...rest,
});

async function shown(...entries: TimelineEntry[]) {
  const timeline = createPagedList(async () => ({ items: entries, next: null }));
  await timeline.refresh();
  await show(<Timeline timeline={timeline} name="Ana" />);
}

test("a conversation names who speaks, also for those who cannot see left and right", async () => {
  await shown(
    entry(3, { by: "shop", kind: "coupon", text: "10 % off", state: "seen" }),
    entry(2, { kind: "tap", text: "Yes!" }),
    entry(1, { kind: "start", text: "flyer" }),
  );

  expect(lines()).toEqual([
    "Ana: Opened the chat from flyer · 14:01",
    "Ana: TappedYes!14:02",
    "The shop: Coupon10 % offSeen · 14:03",
  ]);
});

test("what did not arrive says why", async () => {
  const reason = "The 24 hours in which Messenger lets us write were over.";
  await shown(entry(1, { by: "shop", kind: "code", text: "UMI10", state: "failed", reason }));

  expect(lines()[0]).toBe(`The shop: CodeUMI10Did not arrive · 14:01${reason}`);
});

test("what people write is text and nothing else", async () => {
  await shown(entry(1, { text: "<img src=x onerror=alert(1)><script>alert(2)</script>" }));

  expect(root.querySelector("img, script")).toBeNull();
  expect(lines()[0]).toContain("<script>alert(2)</script>");
});

test("who is to be erased is told what goes and what stays, and why it did not work", async () => {
  const forget = vi.fn(async () => {
    throw new TypeError("broken");
  });
  const erase = createAction(forget);
  await show(<EraseDialog open name="Ana" erase={erase} onClose={() => {}} />);

  expect(root.textContent).toContain("The person goes");
  expect(root.textContent).toContain("The figures stay");
  expect(root.textContent).toContain("Nothing brings them back");
  const verb = [...root.querySelectorAll("button")].find((one) => one.textContent === "Erase for good");
  await act(async () => verb?.click());

  expect(forget).toHaveBeenCalledOnce();
  expect(root.querySelector("[role=alert]")?.textContent).toContain("mistake");
});
