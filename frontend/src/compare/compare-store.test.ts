// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { aCampaign } from "../campaigns/a-campaign.ts";
import { createCompareStore } from "./compare-store.ts";

const NOTHING = { campaigns: [], by: null, goal: null };

test("another goal asks nobody, other campaigns do", async () => {
  const compareCampaigns = vi.fn(async () => []);
  const store = createCompareStore(NOTHING, { compareCampaigns, listCampaigns: async () => [aCampaign()] });
  const stop = store.follow();
  expect(compareCampaigns).toHaveBeenCalledTimes(1);

  store.chosen.value = { ...NOTHING, goal: "dug" };
  expect(compareCampaigns).toHaveBeenCalledTimes(1);
  store.chosen.value = { ...NOTHING, campaigns: ["c1"], goal: "dug" };
  expect(compareCampaigns).toHaveBeenLastCalledWith({ campaigns: ["c1"], by: null });
  stop();
});

test("what is compared is ticked, and no more than ten", () => {
  const store = createCompareStore({ ...NOTHING, campaigns: ["c1"] });
  store.choose();
  for (let nth = 0; nth < 12; nth++) store.tick(`more-${nth}`, true);

  expect(store.ticked.value).toHaveLength(10);
  store.tick("c1", false);
  expect(store.ticked.value).not.toContain("c1");
});
