import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WELCOME } from "../api/campaigns.ts";
import { ApiError, NoConnection } from "../api/client.ts";
import type { RunProgress } from "../api/simulator.ts";
import { aCoupon } from "../coupons/a-coupon.ts";
import { connection } from "../state/the-connection.ts";
import { CROWD_LINKS, makeCrowdLinks } from "./crowd-links.ts";
import { createCrowdStore, kept, runSentence } from "./crowd-store.ts";
import { createTill } from "./till.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const run = (more: Partial<RunProgress> = {}): RunProgress => ({
  run: "1",
  customers: 500,
  startedAt: new Date(0),
  arrived: 500,
  welcomed: 500,
  read: 450,
  yes: 300,
  no: 100,
  revealed: 240,
  finished: false,
  ...more,
});

test("a run goes as the sliders say and is looked at until everybody is through", async () => {
  const start = vi.fn(async (_?: object) => "7");
  const answers = [run({ arrived: 10 }), run({ finished: true })];
  const links = vi.fn(async () => {});
  const take = vi.fn(async () => take.mock.calls.length < 3);
  const look = vi.fn(async (_: string) => answers.shift() ?? run({ finished: true }));
  const store = createCrowdStore(start, look, links, () => ({ take }));
  const stop = store.follow();

  store.customers.value = 200;
  await store.send.run();
  expect(links).toHaveBeenCalledOnce();
  expect(start).toHaveBeenCalledWith({
    by: "both",
    customers: 200,
    yes: 0.6,
    reveal: 0.8,
    arrivalsPerSecond: 50,
    origins: CROWD_LINKS,
  });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(store.progress.value?.finished).toBe(true);
  expect(take).toHaveBeenCalledTimes(3);
  stop();
});

test("the crowd goes on buying while its page is left, and is found again there", async () => {
  const take = vi.fn(async () => false);
  const look = vi.fn(async () => run());
  const theCrowd = kept(() =>
    createCrowdStore(
      async () => "7",
      look,
      async () => {},
      () => ({ take }),
    ),
  );
  await theCrowd().send.run();
  await vi.advanceTimersByTimeAsync(1_000);
  const before = take.mock.calls.length;
  expect(theCrowd().progress.value?.revealed).toBe(240);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(take.mock.calls.length).toBeGreaterThan(before);
  expect(look.mock.calls.length).toBe(take.mock.calls.length);
});

test.each([401, 404])("a lasting %i ends the looking; no answer at all does not", async (status) => {
  const look = vi.fn(async (_: string) => run({ finished: true }));
  const take = vi.fn(async () => false);
  const made = vi.fn(() => ({ take }));
  const store = createCrowdStore(
    async () => "7",
    look,
    async () => {},
    made,
  );
  const stop = store.follow();

  look.mockRejectedValueOnce(new NoConnection()).mockRejectedValue(new ApiError(status, "No"));
  await store.send.run();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(look).toHaveBeenCalledTimes(2);

  look.mockResolvedValue(run({ finished: true }));
  take.mockRejectedValueOnce(new NoConnection()).mockRejectedValue(new ApiError(status, "No"));
  connection.signedInAgain();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(look).toHaveBeenCalledTimes(4);
  expect(made).toHaveBeenCalledOnce();
  stop();
});

test("a run is a sentence, also while the welcome does not get through", () => {
  expect(runSentence(run({ arrived: 100, welcomed: 90 }))).toContain("500 simulated customers, 18% welcomed");
  expect(runSentence(run({ welcomed: 488 }))).toContain("12 of 500 still on the way");
  expect(runSentence(run({ finished: true }))).toBe("All 500 simulated customers are done.");
});

test("the crowd's links are made, also where some are there already", async () => {
  const create = vi.fn(async (origin: string) => {
    if (origin === CROWD_LINKS[0]) throw new ApiError(409, "There is such a link");
    return { origin, link: "", websiteLink: "", people: 0, revealed: 0, createdAt: new Date() };
  });
  await makeCrowdLinks(create);
  expect(create.mock.calls.map(([origin]) => origin)).toEqual(CROWD_LINKS);
  await expect(makeCrowdLinks(() => Promise.reject(new NoConnection()))).rejects.toThrow();
});

test("the till takes the share that is due, and only from this crowd", async () => {
  const person = (id: string, at: number) => ({ customerId: id, name: null, origin: "", at: new Date(at) });
  const redeemCoupon = vi.fn(async () => {});
  const listPeople = async () => ({
    items: [person("new", 9), person("newer", 8), person("old", 1)],
    next: null,
  });
  const listCoupons = async () => ({ items: [], next: null });
  const redeemCode = vi.fn();
  const till = createTill(() => 0.5, { listCoupons, listPeople, redeemCode, redeemCoupon });

  expect(await till.take(run({ revealed: 0, startedAt: new Date(5) }))).toBe(false);
  expect(redeemCoupon).not.toHaveBeenCalled();
  expect(await till.take(run({ revealed: 2, startedAt: new Date(5) }))).toBe(false);
  expect(redeemCoupon.mock.calls).toEqual([["new", WELCOME]]);
  await till.take(run({ revealed: 40, startedAt: new Date(5) }));
  expect(redeemCoupon).toHaveBeenCalledTimes(3);
  expect(redeemCoupon).not.toHaveBeenCalledWith("old", WELCOME);
});

test("who has a code of their own uses that one, and buys something", async () => {
  const coupon = (id: string, second: number, shared = false) =>
    aCoupon({ id, code: id, shared, revealedAt: new Date(second) });
  const items = [coupon("new", 9), coupon("newer", 8), coupon("old", 1), coupon("all", 9, true)];
  const listCoupons = async () => ({ items, next: null });
  const redeemCode = vi.fn(async (_: { code: string; amount: string }) => {});
  const [listPeople, redeemCoupon] = [vi.fn(), vi.fn()];
  const till = createTill(() => 1, { listCoupons, listPeople, redeemCode, redeemCoupon });

  await till.take(run({ revealed: 40, startedAt: new Date(5) }));
  expect(redeemCode.mock.calls.map(([{ code }]) => code)).toEqual(["new", "newer"]);
  expect(redeemCode.mock.calls.every(([{ amount }]) => Number(amount) > 0)).toBe(true);
  expect(redeemCoupon).not.toHaveBeenCalled();
});
