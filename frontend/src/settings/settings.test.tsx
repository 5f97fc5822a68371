// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError, NoConnection } from "../api/client.ts";
import type { EntryLink, Page, PageCheck } from "../api/page.ts";
import type { Status } from "../api/status.ts";
import { aStory } from "../stories/a-story.ts";
import { stories } from "../stories/the-stories.ts";
import { ConnectSection } from "./connect/ConnectSection.tsx";
import { createConnectStore } from "./connect/connect-store.ts";
import { DeletionRequests } from "./connect/DeletionRequests.tsx";
import { createDeletionsStore } from "./connect/deletions-store.ts";
import { ReviewSection } from "./connect/ReviewSection.tsx";
import { LinksSection } from "./links/LinksSection.tsx";
import { createLinksStore } from "./links/links-store.ts";
import { Poster } from "./links/Poster.tsx";
import { posterWords } from "./links/poster-words.ts";
import { printAlone } from "./links/print-alone.ts";
import { waysOf } from "./links/ways.ts";
import { sectionOf } from "./sections.ts";

const PAGE: Page = {
  pageId: "1046",
  name: "Umi Shop",
  getStarted: true,
  greeting: "Hi!",
  webhookUrl: "http://localhost:8080/webhooks/messenger",
  verifyToken: "a-secret-word",
  ownToken: true,
  ownBotToken: true,
  tokenInAddressAt: null,
  ownPassword: true,
  pause: null,
  breaker: "closed",
  lastEventAt: null,
  subscribed: true,
};
const STATUS: Status = {
  business: "Umi Shop",
  logo: null,
  timeZone: "Europe/Madrid",
  pageId: "1046",
  messenger: "simulated",
  simulator: true,
  demo: true,
  database: "embedded",
  webhookUrl: PAGE.webhookUrl,
  breaker: "closed",
  pause: null,
  databaseTrouble: null,
  version: "0.1.0",
};
const GOOD: PageCheck = { ok: true, sentence: "The token is good.", pageId: "2077", name: "Umi" };
const LINK: EntryLink = {
  origin: "counter",
  link: "https://m.me/1046?ref=counter",
  websiteLink: "https://bot.shop.example/chat?ref=counter",
  people: 4,
  revealed: 1,
  createdAt: new Date("2025-11-21T12:00:00Z"),
};

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
const button = (words: string) =>
  [...root.querySelectorAll("button")].find(
    (one) => one.textContent?.includes(words) || one.getAttribute("aria-label") === words,
  );

function connect(messenger: Status["messenger"], checkPage = async () => GOOD) {
  const api = { showPage: async () => PAGE, checkPage, setGreeting: async () => GOOD };
  return createConnectStore(signal({ ...STATUS, messenger }), api);
}

async function shown(store: ReturnType<typeof connect>) {
  await act(() => store.page.refresh());
  await show(<ConnectSection store={store} />);
}

test("the demo says that it is one, that Facebook cannot call this computer, and keeps the verify token covered", async () => {
  await shown(connect("simulated"));

  expect(root.textContent).toContain("a simulator plays Facebook");
  expect(root.textContent).toContain("Facebook can’t reach this address");
  expect(root.textContent).toContain("PUBLIC_URL");
  expect(root.textContent).not.toContain("a-secret-word");

  await act(async () => button("Show verify token")?.click());
  expect(root.textContent).toContain("a-secret-word");
});

test("what App Review asks for is below the address that Facebook reaches, ready to be copied", async () => {
  const store = connect("simulated");
  await act(() => store.page.refresh());
  await show(<ReviewSection store={store} />);

  expect([...root.querySelectorAll("code")].map((one) => one.textContent)).toEqual(
    expect.arrayContaining([
      "http://localhost:8080/privacy",
      "http://localhost:8080/meta/deletion",
      "http://localhost:8080/meta/deauthorize",
    ]),
  );
  expect(button("Copy data deletion callback url")).toBeDefined();
  expect(root.textContent).toContain("In demo mode");
});

test("requests to delete data are closed by hand, and nothing is shown without any", async () => {
  const open = [{ code: "0af1", userId: "218471", askedAt: new Date("2026-01-01T12:00:00Z") }];
  const closed: string[] = [];
  const store = createDeletionsStore({
    listDeletionRequests: async () => open.filter(({ code }) => !closed.includes(code)),
    closeDeletionRequest: async (code) => void closed.push(code),
  });
  await show(<DeletionRequests store={store} />);
  expect(root.textContent).toBe("");

  await act(() => store.requests.refresh());
  expect(root.textContent).toContain("218471");
  expect(root.textContent).toContain("0af1");

  await act(async () => button("Close")?.click());
  expect(closed).toEqual(["0af1"]);
  await vi.waitFor(() => expect(root.textContent).toBe(""));
});

test("a good token fills the settings, covered; typing on forgets what Facebook said", async () => {
  const store = connect("simulated");
  await shown(store);
  store.typeToken("EAAgood");
  await act(async () => void (await store.checkTyped.run()));

  expect(root.textContent).toContain("The token is good.");
  expect(root.textContent).toContain("MESSENGER_PAGE_ID=2077");
  expect(root.textContent).not.toContain("EAAgood");
  expect(store.settings.value.find(({ name }) => name === "MESSENGER_PAGE_TOKEN")?.value).toBe("EAAgood");

  await act(() => store.typeToken("EAAgood2"));
  expect(root.textContent).not.toContain("The token is good.");
});

test("an answer about a token that was typed over is not taken for the new one's", async () => {
  let answer: (check: PageCheck) => void = () => {};
  const later = new Promise<PageCheck>((resolve) => {
    answer = resolve;
  });
  const store = connect("simulated", () => later);
  store.typeToken("EAAold");
  const asked = store.checkTyped.run();

  store.typeToken("EAAnew");
  answer(GOOD);
  await asked;

  expect(store.typed.value).toBeNull();
});

test("the step to go on with is open, and stays as the owner leaves it", async () => {
  const store = connect("real");
  await act(() => store.page.refresh());
  const stop = store.follow();

  expect([...store.open.value]).toEqual(["webhook"]);

  store.turn("webhook", false);
  await store.page.refresh();
  expect(store.open.value.size).toBe(0);
  stop();
});

test("a server that is away is told where it was asked", async () => {
  const store = connect("real", () => Promise.reject(new NoConnection()));
  await shown(store);

  await act(async () => void (await store.checkInUse.run()));

  expect(root.querySelector("[role=alert]")?.textContent).toContain("isn’t answering");
});

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

test("an address names its section, and the shop is the first", () => {
  expect(sectionOf(new URLSearchParams("section=links"))).toBe("links");
  expect(sectionOf(new URLSearchParams(), "#links")).toBe("links");
  expect(sectionOf(new URLSearchParams("section=token"), "#links")).toBe("token");
  expect(sectionOf(new URLSearchParams("section=nonsense"))).toBe("shop");
});
