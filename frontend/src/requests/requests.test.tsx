// @vitest-environment happy-dom
import { type ComponentChild, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Request } from "../api/requests.ts";
import { aTopic } from "../desks/a-desk.ts";
import { aRequest, aTold } from "./a-request.ts";
import { RequestItem } from "./RequestItem.tsx";
import { nextTry, nobodyKnows, toldWord, topicName } from "./request-words.ts";
import { createRequestsStore } from "./requests-store.ts";

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement("ul");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const show = (what: ComponentChild) => act(() => render(what, root));
const now = new Date("2025-11-21T14:00:18Z");

function item(request: Request) {
  const server = {
    listRequests: async () => ({ items: [], next: null }),
    closeRequest: vi.fn(async () => request),
    reopenRequest: vi.fn(async () => request),
    eraseRequest: async () => {},
    listTopics: async () => [],
    listTypes: async () => [],
  };
  const store = createRequestsStore({ state: "open", topic: "", q: "" }, server, () => {});
  return { server, store, view: <RequestItem request={request} store={store} /> };
}

test("a question shows its customer, every way to answer, and who was told", async () => {
  const told = [
    aTold(),
    aTold({ deliveryId: "91", type: "email", channel: "E-mail", state: "failed", sentAt: null }),
  ];
  const { view } = item(aRequest("12", { phone: "+34600111222", customerId: "7", told }));
  await show(view);

  expect(root.textContent).toContain("Do you ship to Porto?");
  expect(root.querySelector('a[href="mailto:ana%40example.org"]')).not.toBeNull();
  expect(root.querySelector('a[href="tel:+34600111222"]')).not.toBeNull();
  expect(root.querySelector('a[href="/customers/7"]')).not.toBeNull();
  expect(root.textContent).toContain("Slack: Sales deskNotified");
  expect(root.textContent).toContain("Not notified");
});

test("an unknown topic can be made one; its words and the question's are text", async () => {
  const hostile = { topic: "<b>a&b</b>", message: "<script>alert(1)</script>", unknownTopic: true };
  const { view } = item(aRequest("12", { ...hostile, customerId: null }));
  await show(view);

  expect(root.querySelector("script, b")).toBeNull();
  expect(root.textContent).toContain("Unknown topic");
  expect(root.querySelector('a[href="/topics?new=%3Cb%3Ea%26b%3C%2Fb%3E"]')).not.toBeNull();
});

test("a topic of our own chat is never unknown", async () => {
  const { view } = item(aRequest("12", { topic: "Feedback", unknownTopic: true, customerId: "7" }));
  await show(view);

  expect(root.textContent).toContain("Feedback");
  expect(root.textContent).not.toContain("Unknown topic");
});

test("done is one press; when nobody could be told that is said loudly", async () => {
  const { view, server } = item(aRequest("12", { told: [aTold({ state: "failed" })] }));
  await show(view);
  expect(root.textContent).toContain("Nobody was notified");

  const done = [...root.querySelectorAll("button")].find((one) => one.textContent === "Done");
  await act(async () => done?.click());
  expect(server.closeRequest).toHaveBeenCalledWith("12");
});

test("who is told, and when next, has words", () => {
  expect(toldWord(aTold()).word).toBe("Notified");
  expect(toldWord(aTold({ state: "queued", attempts: 2 })).word).toBe("Retrying");
  expect(toldWord(aTold({ state: "queued", attempts: 0 })).word).toBe("Waiting");
  expect(nextTry(aTold(), now)).toBeNull();
  expect(nextTry(aTold({ state: "queued", attempts: 0 }), now)).toBe("Next");
  const later = new Date("2025-11-21T14:01:00Z");
  expect(nextTry(aTold({ state: "retrying", dueAt: later }), now)).toBe(later);
});

test("somebody knows as long as one channel was told or still may be", () => {
  const failed = aTold({ state: "failed" });
  expect(nobodyKnows(aRequest("1", { told: [failed, aTold({ state: "retrying" })] }))).toBe(false);
  expect(nobodyKnows(aRequest("1", { told: [failed, aTold({ state: "cancelled" })] }))).toBe(true);
  expect(nobodyKnows(aRequest("1", { told: [failed], state: "done" }))).toBe(false);
});

test("a topic is called as the shop calls it, an unknown one as it was asked", () => {
  const request = aRequest("1", { topic: " sALES", topicId: "1" });
  expect(topicName(request, [aTopic("1")])).toBe("Sales");
  expect(topicName(request, null)).toBe(" sALES");
  expect(topicName({ ...request, topic: "Refunds", unknownTopic: true }, [aTopic("1")])).toBe("Refunds");
});
