// @vitest-environment happy-dom
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Journey, TimelineEntry } from "../api/customers.ts";
import { nobody } from "../funnel/some-stats.ts";
import { createAction } from "../state/action.ts";
import { createPagedList } from "../state/paged-list.ts";
import { aCopy, aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { EraseDialog } from "./EraseDialog.tsx";
import { Timeline } from "./Timeline.tsx";

let root: HTMLElement;
beforeEach(() => {
  stories.set([aStory()]);
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
  at: at(minute),
  by: "customer",
  kind: "words",
  text: null,
  campaign: null,
  state: null,
  reason: null,
  coupon: null,
  ...rest,
});

const fair: Journey = {
  campaign: "c1",
  campaignName: "Black Friday",
  story: "treasure",
  enteredAt: at(0),
  path: [],
};
const versions = {
  welcome: [2, 1].map((version) => ({
    version,
    publishedAt: at(version * 10),
    people: nobody(),
    language: "en",
    copy: aCopy({ sketch: `/images/${version}.png` }),
    translations: {},
  })),
};

async function shown(...entries: TimelineEntry[]) {
  const timeline = createPagedList(async () => ({ items: entries, next: null }));
  await timeline.refresh();
  await show(<Timeline timeline={timeline} name="Ana" journeys={[fair]} versions={versions} />);
}

test("a conversation names who speaks, also for those who cannot see left and right", async () => {
  await shown(
    entry(3, { by: "shop", kind: "chest", text: "10% off", state: "seen" }),
    entry(2, { kind: "tap", text: "Yes!" }),
    entry(1, { kind: "start", text: "flyer" }),
  );

  expect(lines()).toEqual([
    "Ana: Opened the chat from flyer · 14:01",
    "Ana: TappedYes!14:02",
    "The shop: Chest10% offSeen · 14:03",
  ]);
});

test("what a person wrote past the bot is told apart", async () => {
  await shown(entry(1, { by: "shop", kind: "person", text: "Hello, this is Eva." }));

  expect(lines()).toEqual(["The shop: Written by a personHello, this is Eva.Sent · 14:01"]);
});

test("what did not arrive says why", async () => {
  const reason = "The 24 hours in which Messenger lets us write were over.";
  await shown(entry(1, { by: "shop", kind: "code", text: "UMI10", state: "failed", reason }));

  expect(lines()[0]).toBe(`The shop: CodeUMI10Failed · 14:01${reason}`);
});

test("a message of a campaign of one's own names it, the welcome's do not", async () => {
  await shown(
    entry(4, { by: "shop", kind: "map", text: "Hi", campaign: "welcome", state: "sent" }),
    entry(3, { by: "shop", kind: "map", text: "Hi", campaign: "c9", state: "sent" }),
    entry(2, { by: "shop", kind: "chest", text: "Half off", campaign: "c1", state: "sent" }),
    entry(1, { by: "shop", kind: "map", text: "Hi", campaign: "c1", state: "sent" }),
  );

  expect([...root.querySelectorAll("li > p:first-child")].map((label) => label.textContent)).toEqual([
    "The shop: Black Friday · first message",
    "The shop: Black Friday · chest",
    "The shop: First message",
    "The shop: The map",
  ]);
});

test("a picture is the one live when it went out; one not known or not loading is told in words", async () => {
  const sent = (minute: number, campaign: string) =>
    entry(minute, { by: "shop", kind: "sketch", campaign, state: "sent" });
  await shown(sent(25, "welcome"), sent(15, "c1"), sent(14, "welcome"), sent(5, "welcome"));

  const pictures = [...root.querySelectorAll("img")];
  expect(pictures.map((picture) => picture.getAttribute("src"))).toEqual(["/images/1.png", "/images/2.png"]);
  expect(root.textContent?.split("A picture").length).toBe(3);
  await act(() => void pictures[0]?.dispatchEvent(new Event("error")));
  expect(root.querySelectorAll("img").length).toBe(1);
  expect(root.textContent?.split("A picture").length).toBe(4);
});

test("what became of a coupon is told with the code, where, by whom and how much", async () => {
  const coupon = {
    id: "3",
    code: "UMI-7K3M-9QXB-2FT",
    actor: "till" as const,
    till: "Till 1",
    amount: "23.50",
    discount: "2.35",
    currency: "EUR",
    reason: null,
  };
  const undone = {
    ...coupon,
    actor: "owner" as const,
    till: null,
    amount: null,
    discount: null,
    reason: "Mistake",
  };
  await shown(
    entry(9, { by: "shop", kind: "coupon_undone", coupon: undone }),
    entry(5, { by: "shop", kind: "coupon_redeemed", coupon }),
  );
  expect(lines()[0]).toContain("Redeemed at Till 1: UMI-7K3M-9QXB-2FT, Sale €23.50, €2.35 off · ");
  expect(lines()[1]).toContain("Redemption undone by you: UMI-7K3M-9QXB-2FT, “Mistake” · ");
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
  await show(<EraseDialog open name="Ana" line="web" erase={erase} onClose={() => {}} />);

  expect(root.textContent).toContain("Deleted: their name, ID on your website, everything");
  expect(root.textContent).toContain("Kept: your figures");
  expect(root.textContent).toContain("You can’t undo this.");
  const verb = [...root.querySelectorAll("button")].find((one) => one.textContent === "Delete customer");
  await act(async () => verb?.click());

  expect(forget).toHaveBeenCalledOnce();
  expect(root.querySelector("[role=alert]")?.textContent).toContain("mistake");
});
