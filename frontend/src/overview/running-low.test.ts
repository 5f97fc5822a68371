import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { someTerms } from "../coupons/a-coupon.ts";
import { createRunningLow } from "./running-low.ts";

test("campaigns that run out of codes or have ended are named, those with enough or without a coupon are not", async () => {
  const terms: Record<string, () => Promise<ReturnType<typeof someTerms>>> = {
    low: async () => someTerms(),
    gone: async () => someTerms({ left: 0 }),
    empty: async () => someTerms({ kind: "imported", given: 0, left: 0 }),
    ended: async () => someTerms({ over: true, left: 400, runningLow: false }),
    sent: async () => someTerms({ over: true, left: 400, runningLow: false }),
    plenty: async () => someTerms({ left: 400, runningLow: false }),
    feedback: () => Promise.reject(new ApiError(409, "no coupon")),
  };
  const showCouponTerms = vi.fn((id: string) => terms[id]?.() ?? Promise.reject(new Error(id)));
  const low = createRunningLow({
    listCampaigns: async () => [
      ...Object.keys(terms).map((id) => aCampaign({ id, name: id, state: id === "ended" ? "open" : "done" })),
      aCampaign({ id: "draft", state: "draft" }),
    ],
    showCouponTerms,
  });
  await low.refresh();
  expect(low.data.value).toEqual([
    { id: "low", name: "low", words: "Only 40 codes are left", bad: false },
    { id: "gone", name: "gone", words: "All codes are gone", bad: true },
    { id: "empty", name: "empty", words: "Your list has no codes yet", bad: false },
    { id: "ended", name: "ended", words: "The coupon has ended", bad: true },
  ]);
  expect(showCouponTerms).not.toHaveBeenCalledWith("draft");
});

test("an old campaign is looked at like a new one, and those whose codes cannot run out only now and then", async () => {
  const newer = Array.from({ length: 30 }, (_, place) => `newer-${place}`);
  let atOnce = 0;
  let most = 0;
  const showCouponTerms = vi.fn(async (id: string) => {
    most = Math.max(most, ++atOnce);
    await Promise.resolve();
    atOnce--;
    return someTerms(id === "old" ? {} : { stock: null, left: null, runningLow: false, validUntil: null });
  });
  const low = createRunningLow({
    listCampaigns: async () => [...newer, "old"].map((id) => aCampaign({ id, name: id, state: "done" })),
    showCouponTerms,
  });
  await low.refresh();
  expect(low.data.value?.map(({ id }) => id)).toEqual(["old"]);
  expect(most, "requests at once").toBe(5);

  showCouponTerms.mockClear();
  for (let minute = 1; minute < 10; minute++) await low.refresh();
  expect(new Set(showCouponTerms.mock.calls.map(([id]) => id))).toEqual(new Set(["old"]));
  showCouponTerms.mockClear();
  await low.refresh();
  expect(showCouponTerms).toHaveBeenCalledTimes(31);
});
