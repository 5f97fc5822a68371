// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import type { Lead } from "../api/leads.ts";
import type { Paged } from "../api/wire.ts";
import { toasts } from "../ui/toasts.ts";
import { aLead, anEmail } from "./a-lead.ts";
import { addressOf, createLeadsStore, EVERYBODY, filterOf } from "./leads-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settled = () => vi.advanceTimersByTimeAsync(0);
const choiceIn = (address: string) => filterOf(new URL(address, "http://localhost").searchParams);

/** A store whose address leads back to it, as the page does. */
function shown(...leads: Lead[]) {
  let known = leads;
  const server = {
    listLeads: vi.fn(async (): Promise<Paged<Lead>> => ({ items: known, next: null })),
    eraseLead: vi.fn(async (id: string) => {
      known = known.filter((lead) => lead.id !== id);
    }),
    originsKnown: async () => ["flyer", ""],
  };
  const store = createLeadsStore(EVERYBODY, server, (address) => store.show(choiceIn(address)));
  const change = (...now: Lead[]) => {
    known = now;
  };
  return { store, server, change, stop: store.follow() };
}

test("search, origin and welcome state work together, and everybody is one step away", async () => {
  const { store, server, stop } = shown();
  store.search("ana ");
  await vi.advanceTimersByTimeAsync(300);
  store.choose({ origin: "" });
  store.choose({ welcome: "failed" });
  await settled();

  expect(server.listLeads).toHaveBeenLastCalledWith(
    { q: "ana", origin: "", welcome: "failed" },
    { cursor: null },
  );
  store.everybody();
  await settled();
  expect(store.typed.value).toBe("");
  expect(server.listLeads).toHaveBeenLastCalledWith(EVERYBODY, { cursor: null });
  stop();
});

test("a choice and its address are the same thing; nobody knows where is not everywhere", () => {
  for (const origin of [null, "", "a&b=ć <script>"]) {
    const choice = { q: "ana", origin, language: "ar", welcome: "waiting" } as const;
    expect(choiceIn(addressOf(choice))).toEqual(choice);
  }
  expect(addressOf(EVERYBODY)).toBe("/leads");
  expect(choiceIn("/leads?welcome=<script>")).toEqual(EVERYBODY);
});

test("the opened lead moves on with the list, and stays when the list loses it", async () => {
  const { store, change, stop } = shown(aLead("1"));
  await settled();
  store.open(aLead("1"));

  change(aLead("1", { welcome: anEmail({ state: "sent" }) }));
  await vi.advanceTimersByTimeAsync(3_000);
  expect(store.shown.value?.welcome?.state).toBe("sent");

  change();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(store.shown.value?.id).toBe("1");
  stop();
});

test("who is erased leaves list and drawer; a refusal stays at the question", async () => {
  const { store, server, stop } = shown(aLead("1"), aLead("2", { name: "Bo" }));
  await settled();
  store.open(aLead("1"));
  store.askToErase(aLead("1"));
  server.eraseLead.mockRejectedValueOnce(new ApiError(500, "The database is away"));

  await store.erase.run();
  expect(store.leaving.value?.id).toBe("1");
  expect(store.erase.failure.value).toBeInstanceOf(ApiError);

  await store.erase.run();
  expect([store.leaving.value, store.shown.value]).toEqual([null, null]);
  expect(store.leads.data.value?.map(({ id }) => id)).toEqual(["2"]);
  expect(toasts.list.value.at(-1)?.text).toContain("was deleted; your figures stay");
  stop();
});
