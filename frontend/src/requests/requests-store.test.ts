// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Request, RequestChoice } from "../api/requests.ts";
import { toasts } from "../ui/toasts.ts";
import { aRequest } from "./a-request.ts";
import { addressOf, createRequestsStore, filterOf } from "./requests-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);
const choiceIn = (address: string) => filterOf(new URL(address, "http://localhost").searchParams);

function shown(...requests: Request[]) {
  let known = requests;
  const put = (id: string, state: Request["state"]) => {
    known = known.map((one) => (one.id === id ? { ...one, state } : one));
    return aRequest(id, { state });
  };
  const server = {
    listRequests: vi.fn(async ({ state }: RequestChoice) => ({
      items: known.filter((one) => state === null || one.state === state),
      next: null,
    })),
    closeRequest: vi.fn(async (id: string) => put(id, "done")),
    reopenRequest: vi.fn(async (id: string) => put(id, "open")),
    eraseRequest: vi.fn(async (id: string) => {
      known = known.filter((one) => one.id !== id);
    }),
    listTopics: async () => [],
    listTypes: async () => [],
  };
  const store = createRequestsStore(choiceIn("/requests"), server, (address) =>
    store.show(choiceIn(address)),
  );
  const ids = () => store.requests.data.value?.map(({ id }) => id);
  return { store, server, ids, stop: store.follow() };
}

test("what is done leaves the open ones, and one press brings it back", async () => {
  const { store, ids, stop } = shown(aRequest("1"), aRequest("2"));
  await settled();

  await store.settle.run("1", "close");
  expect(ids()).toEqual(["2"]);
  expect(toasts.list.value.at(-1)?.text).toBe("Question 1 is done");

  await toasts.list.value.at(-1)?.undo?.();
  expect(ids()).toEqual(["1", "2"]);
  stop();
});

test("open ones come first; the address says what else is wanted", async () => {
  const { store, server, stop } = shown();
  await settled();
  expect(server.listRequests).toHaveBeenLastCalledWith({ state: "open", topic: "", q: "" }, { cursor: null });

  store.search("porto");
  store.choose({ topic: "12" });
  store.choose({ state: null });
  await vi.advanceTimersByTimeAsync(500);
  expect(server.listRequests).toHaveBeenLastCalledWith(
    { state: null, topic: "12", q: "porto" },
    { cursor: null },
  );
  stop();
});

test("a choice and its address are the same thing, and nonsense is the open ones", () => {
  for (const state of ["open", "done", null] as const) {
    const choice = { state, topic: "7", q: "a&b" };
    expect(choiceIn(addressOf(choice))).toEqual(choice);
  }
  expect(choiceIn("/requests?state=x&topic=<script>")).toEqual({ state: "open", topic: "", q: "" });
  expect(addressOf({ state: "open", topic: "", q: "" })).toBe("/requests");
});

test("what is erased is gone from the list", async () => {
  const { store, ids, stop } = shown(aRequest("1"), aRequest("2"));
  await settled();
  store.askToErase(aRequest("2"));

  await store.erase.run();

  expect(ids()).toEqual(["1"]);
  expect(store.leaving.value).toBeNull();
  stop();
});

test("a notification's address leads to its question, whatever its state", () => {
  expect(choiceIn("/requests?request=12")).toEqual({ state: null, topic: "", q: "#12" });
  expect(choiceIn("/requests?request=x").state).toBe("open");
});
