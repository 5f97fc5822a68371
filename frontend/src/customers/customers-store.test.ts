// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CustomerPage } from "../api/customers.ts";
import { addressOf, createCustomersStore, EVERYBODY, filterOf } from "./customers-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nobody = async (): Promise<CustomerPage> => ({ items: [], next: null, total: 7 });

/** A store whose address leads back to it, as the page does. */
function shown(list: Parameters<typeof createCustomersStore>[1]) {
  const went: string[] = [];
  const store = createCustomersStore(
    EVERYBODY,
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
  expect(list).toHaveBeenLastCalledWith({ ...EVERYBODY, q: "ana", cursor: null });
  expect(went).toEqual(["/customers?q=ana"]);
  expect(store.typed.value).toBe("ana ");
  stop();
});

test("search, origin and step work together, and everybody is one tap away", async () => {
  const list = vi.fn(nobody);
  const { store, stop } = shown(list);
  store.search("ana");
  store.choose({ origin: "flyer", step: "coupon.revealed" });
  await vi.advanceTimersByTimeAsync(500);
  expect(list).toHaveBeenLastCalledWith({
    ...EVERYBODY,
    q: "ana",
    origin: "flyer",
    step: "coupon.revealed",
    cursor: null,
  });

  store.everybody();
  await vi.advanceTimersByTimeAsync(0);

  expect(store.typed.value).toBe("");
  expect(list).toHaveBeenLastCalledWith({ ...EVERYBODY, cursor: null });
  stop();
});

test("how many there are is kept while more of them are shown", async () => {
  const list = vi.fn(
    async (asked: { cursor?: string | null | undefined } = {}): Promise<CustomerPage> => ({
      items: [],
      next: asked.cursor ? null : "more",
      total: asked.cursor ? null : 7,
    }),
  );
  const { store, stop } = shown(list);
  await vi.advanceTimersByTimeAsync(0);
  expect(store.total.value).toBe(7);

  await store.customers.more();
  expect(list).toHaveBeenLastCalledWith({ ...EVERYBODY, cursor: "more" });
  expect(store.total.value).toBe(7);
  stop();
});

test("an address that names no step or order shows everybody", () => {
  expect(filterOf(new URLSearchParams("step=<script>&sort=odd"))).toEqual(EVERYBODY);
});

test("leaving forgets what was being typed", async () => {
  const { store, went, stop } = shown(nobody);
  store.search("ana");
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(went).toEqual([]);
});

test("a choice and its address are the same thing", () => {
  const odd = {
    q: "a&b=ć <script>",
    origin: "flyer 1",
    line: "web",
    step: "coupon.accepted",
    sort: "last_seen",
  } as const;

  expect(filterOf(new URL(addressOf(odd), "http://localhost").searchParams)).toEqual(odd);
  expect(addressOf(EVERYBODY)).toBe("/customers");
  const direct = { ...EVERYBODY, origin: "" };
  expect(addressOf(direct)).toBe("/customers?origin=");
  expect(filterOf(new URLSearchParams("origin="))).toEqual(direct);
  expect(filterOf(new URLSearchParams())).toEqual(EVERYBODY);
});

test("the address keeps the language that people speak", () => {
  const filter = filterOf(new URLSearchParams("language=nl"));

  expect(filter.language).toBe("nl");
  expect(addressOf(filter)).toBe("/customers?language=nl");
});
