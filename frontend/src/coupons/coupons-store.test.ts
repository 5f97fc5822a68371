// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CouponHistory } from "../api/coupons.ts";
import { aCoupon, anEntry } from "./a-coupon.ts";
import { ANY, addressOf, createCouponsStore, filterOf } from "./coupons-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function opened(first = ANY) {
  const went: string[] = [];
  const history: CouponHistory = { coupon: aCoupon(), entries: [anEntry()] };
  const server = {
    listCoupons: vi.fn(async () => ({ items: [aCoupon()], next: null })),
    showCoupon: vi.fn(async () => history),
    voidCoupon: vi.fn(async () => ({ ...history, coupon: aCoupon({ state: "void" }) })),
    undoRedemption: vi.fn(async () => {}),
    listCampaigns: async () => [],
  };
  return { server, went, store: createCouponsStore(first, server, (address) => void went.push(address)) };
}

test("what is looked for stands in the address, and comes back from it", () => {
  const choice = { code: "UMI7", person: "Ana", state: "redeemed", campaign: "c1" } as const;
  expect(filterOf(new URL(addressOf(choice), "http://x").searchParams)).toEqual(choice);
  expect(addressOf(ANY)).toBe("/coupons");
  expect(filterOf(new URLSearchParams("state=nonsense"))).toEqual(ANY);
});

test("code and person are looked for a moment after the typing stops, both at once", async () => {
  const { store, went } = opened();
  store.search("code", " UMI ");
  store.search("person", "Ana");
  await vi.advanceTimersByTimeAsync(300);
  expect(went).toEqual(["/coupons?code=UMI&person=Ana"]);
});

test("a coupon is made void with its reason, and its history shows it", async () => {
  const { store, server } = opened();
  store.open(aCoupon());
  await store.history.refresh();
  store.ask({ does: "void", coupon: aCoupon() });
  store.reason.value = " Posted in a forum ";
  await store.confirm.run();

  expect(server.voidCoupon).toHaveBeenCalledExactlyOnceWith("7", "Posted in a forum");
  expect(store.history.data.value?.coupon.state).toBe("void");
  expect(store.asked.value).toBeNull();
});

test("a redemption is undone with its reason; a reason of before is forgotten", async () => {
  const { store, server } = opened();
  store.reason.value = "of before";
  store.ask({ does: "undo", coupon: aCoupon(), entry: anEntry({ id: "812" }) });
  expect(store.reason.value).toBe("");
  store.reason.value = "Wrong customer";
  await store.confirm.run();
  expect(server.undoRedemption).toHaveBeenCalledExactlyOnceWith("812", "Wrong customer");
});

test("what did not work leaves the question open, with its sentence", async () => {
  const { store, server } = opened();
  server.voidCoupon.mockRejectedValueOnce(new Error("no"));
  store.ask({ does: "void", coupon: aCoupon() });
  await store.confirm.run();
  expect(store.unreasoned.value, "no reason yet").toBe(true);
  expect(server.voidCoupon).not.toHaveBeenCalled();
  store.reason.value = "leaked";
  await store.confirm.run();
  expect(store.asked.value).not.toBeNull();
  expect(store.confirm.failure.value).not.toBeNull();
});
