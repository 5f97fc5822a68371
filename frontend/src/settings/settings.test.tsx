// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { NoConnection } from "../api/client.ts";
import type { Page, PageCheck } from "../api/page.ts";
import type { Status } from "../api/status.ts";
import { onScreen } from "../ui/on-screen.ts";
import { AboutSection } from "./AboutSection.tsx";
import { ConnectSection } from "./connect/ConnectSection.tsx";
import { createConnectStore } from "./connect/connect-store.ts";
import { DeletionRequests } from "./connect/DeletionRequests.tsx";
import { createDeletionsStore } from "./connect/deletions-store.ts";
import { ReviewSection } from "./connect/ReviewSection.tsx";
import { sectionOf } from "./sections.ts";

const PAGE: Page = {
  pageId: "1046",
  name: "Umi Shop",
  getStarted: true,
  greeting: "Hi!",
  ourGreeting: "Hello!",
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
  readReplica: null,
  version: "0.1.0",
};
const GOOD: PageCheck = { ok: true, sentence: "The token is good.", pageId: "2077", name: "Umi" };

const { root, show } = onScreen();

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

test("the system's page says how far behind a read replica is, or why the database itself is read", async () => {
  await show(<AboutSection status={STATUS} />);
  expect(root.textContent).not.toContain("Read replica");

  await show(<AboutSection status={{ ...STATUS, readReplica: { state: "used", behind: 0.3 } }} />);
  expect(root.textContent).toContain("Read replica0.3 s behind");

  await show(<AboutSection status={{ ...STATUS, readReplica: { state: "behind", behind: 12 } }} />);
  expect(root.textContent).toContain(
    "Too far behind (12.0 s)Lists and exports are read from the database itself",
  );

  await show(<AboutSection status={{ ...STATUS, readReplica: { state: "silent", behind: null } }} />);
  expect(root.textContent).toContain("Does not answer");
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

test("an address names its section, and the shop is the first", () => {
  expect(sectionOf(new URLSearchParams("section=links"))).toBe("links");
  expect(sectionOf(new URLSearchParams(), "#links")).toBe("links");
  expect(sectionOf(new URLSearchParams("section=token"), "#links")).toBe("token");
  expect(sectionOf(new URLSearchParams("section=nonsense"))).toBe("shop");
});
