import { expect, test, vi } from "vitest";
import { ApiError } from "../api/client.ts";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { someTerms } from "../coupons/a-coupon.ts";
import { createRunningLow } from "./running-low.ts";

test("campaigns that run out of codes are named, those with enough or without a coupon are not", async () => {
  const terms: Record<string, () => Promise<ReturnType<typeof someTerms>>> = {
    low: async () => someTerms(),
    gone: async () => someTerms({ left: 0 }),
    plenty: async () => someTerms({ left: 400, runningLow: false }),
    feedback: () => Promise.reject(new ApiError(409, "no coupon")),
  };
  const showCouponTerms = vi.fn((id: string) => terms[id]?.() ?? Promise.reject(new Error(id)));
  const low = createRunningLow({
    listCampaigns: async () => [
      ...Object.keys(terms).map((id) => aCampaign({ id, name: id, state: "done" })),
      aCampaign({ id: "draft", state: "draft" }),
    ],
    showCouponTerms,
  });
  await low.refresh();
  expect(low.data.value).toEqual([
    { id: "low", name: "low", words: "Only 40 codes are left", gone: false },
    { id: "gone", name: "gone", words: "All codes are gone", gone: true },
  ]);
  expect(showCouponTerms).not.toHaveBeenCalledWith("draft");
});
