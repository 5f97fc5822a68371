// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { ApiError, NoConnection } from "../../api/client.ts";
import type { EntryLink } from "../../api/page.ts";
import { aStory } from "../../stories/a-story.ts";
import { stories } from "../../stories/the-stories.ts";
import { onScreen } from "../../ui/on-screen.ts";
import { LinksSection } from "./LinksSection.tsx";
import { createLinksStore } from "./links-store.ts";
import { Poster } from "./Poster.tsx";
import { posterWords } from "./poster-words.ts";
import { printAlone } from "./print-alone.ts";
import { waysOf } from "./ways.ts";

const LINK: EntryLink = {
  origin: "counter",
  link: "https://m.me/1046?ref=counter",
  websiteLink: "https://bot.shop.example/chat?ref=counter",
  people: 4,
  revealed: 1,
  createdAt: new Date("2025-11-21T12:00:00Z"),
};

const { root, show } = onScreen();
const button = (words: string) =>
  [...root.querySelectorAll("button")].find(
    (one) => one.textContent?.includes(words) || one.getAttribute("aria-label") === words,
  );

function links(createEntryLink = async () => LINK) {
  return createLinksStore({
    listEntryLinks: async () => [LINK],
    createEntryLink,
    deleteEntryLink: async () => {},
    showWelcome: () => Promise.reject(new NoConnection()),
  });
}

test("links are listed with who came by them; deleting says that printed ones keep working", async () => {
  const store = links();
  await act(() => store.links.refresh());
  await show(<LinksSection store={store} business="Umi Shop" demo={false} />);

  expect(root.querySelector("tbody tr")?.textContent).toContain("counter41 (25%)");

  await act(async () => button("Delete counter")?.click());
  expect(root.querySelector("dialog h2")?.textContent).toContain("counter");
  expect(root.textContent).toContain("already printed keep working");
});

test("a link that is there already says so and keeps what was typed", async () => {
  const store = links(() => Promise.reject(new ApiError(409, "There is a link for counter already")));
  await show(<LinksSection store={store} business="Umi Shop" demo={false} />);
  store.type("counter");

  await act(async () => void (await store.create.run()));

  expect(root.textContent).toContain("There is a link for counter already.");
  expect(store.typed.value).toBe("counter");
});

test("with a Facebook page a link leads to Messenger or to the website chat, without one only to the chat", async () => {
  const store = links();
  store.shown.value = LINK;
  const codes = () => [...root.querySelectorAll("dialog img")].map((image) => image.getAttribute("alt"));
  await show(<LinksSection store={store} business="Umi Shop" demo={false} />);
  expect(codes()).toEqual([`QR code that opens ${LINK.link}`]);

  const [web] = [...root.querySelectorAll("dialog label")].filter(
    ({ textContent }) => textContent === "Website chat",
  );
  await act(async () => web?.querySelector("input")?.click());
  expect(codes()).toEqual([`QR code that opens ${LINK.websiteLink}`]);

  await show(<LinksSection store={store} business="Umi Shop" demo />);
  expect(root.querySelector("dialog")?.textContent).not.toContain("Messenger");
  expect(codes()).toEqual([`QR code that opens ${LINK.websiteLink}`]);
});

test("a poster waits for its offer", async () => {
  const store = links();
  store.shown.value = LINK;
  await show(<LinksSection store={store} business="Umi Shop" demo={false} />);
  expect(button("Print poster")?.getAttribute("aria-busy")).toBe("true");

  const stop = store.follow();
  await act(async () => void (await vi.waitUntil(() => !store.offerComing.value)));

  expect(button("Print poster")?.getAttribute("aria-busy")).toBe("false");
  stop();
});

test("what is printed stands beside the page until it is printed, and is gone then", async () => {
  const printed = vi.fn(() => document.body.lastElementChild?.textContent);
  vi.stubGlobal("print", printed);
  stories.set([aStory()]);
  const words = posterWords(
    "Umi Shop",
    { story: "treasure", copy: { lock: "Free tea" } },
    waysOf(LINK, true)[0],
  );

  await printAlone(<Poster words={words} code="" />);

  expect(printed.mock.results[0]?.value).toContain("Free tea");
  dispatchEvent(new Event("afterprint"));
  expect(document.body.children.length).toBe(1);
  vi.unstubAllGlobals();
});
