// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Customer } from "../api/customers.ts";
import type { Paged } from "../api/wire.ts";
import { addressOf, createCustomersStore, filterOf } from "./customers-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nobody = async (): Promise<Paged<Customer>> => ({ items: [], next: null });
const everywhere = { q: "", origin: null };

/** A store whose address leads back to it, as the page does. */
function shown(list: typeof nobody) {
  const went: string[] = [];
  const store = createCustomersStore(
    everywhere,
    list,
    async () => ["flyer"],
    (address) => {
      went.push(address);
      store.show(filterOf(new URL(address, "http://localhost").searchParams));
    },
  );
  return { store, went, stop: store.follow() };
}

test("asks once for what was typed, when the typing pauses", async () => {
  const list = vi.fn(nobody);
  const { store, went, stop } = shown(list);

  for (const text of ["a", "an", "ana "]) {
    store.search(text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(list).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);

  expect(list).toHaveBeenCalledTimes(2);
  expect(list).toHaveBeenLastCalledWith({ q: "ana", origin: null, cursor: null });
  expect(went).toEqual(["/customers?q=ana"]);
  expect(store.typed.value).toBe("ana ");
  stop();
});

test("search and origin work together, and everybody is one step away", async () => {
  const list = vi.fn(nobody);
  const { store, stop } = shown(list);
  store.search("ana");
  store.chooseOrigin("flyer");
  await vi.advanceTimersByTimeAsync(500);
  expect(list).toHaveBeenLastCalledWith({ q: "ana", origin: "flyer", cursor: null });

  store.everybody();
  await vi.advanceTimersByTimeAsync(0);

  expect(store.typed.value).toBe("");
  expect(list).toHaveBeenLastCalledWith({ ...everywhere, cursor: null });
  stop();
});

test("leaving forgets what was being typed", async () => {
  const { store, went, stop } = shown(nobody);
  store.search("ana");
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(went).toEqual([]);
});

test("a choice and its address are the same thing", () => {
  const odd = { q: "a&b=ć <script>", origin: "flyer 1" };

  expect(filterOf(new URL(addressOf(odd), "http://localhost").searchParams)).toEqual(odd);
  expect(addressOf(everywhere)).toBe("/customers");
  const byThemselves = { q: "", origin: "" };
  expect(addressOf(byThemselves)).toBe("/customers?origin=");
  expect(filterOf(new URLSearchParams("origin="))).toEqual(byThemselves);
  expect(filterOf(new URLSearchParams())).toEqual(everywhere);
});
