import { type Campaign, listCampaigns } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import { showCouponTerms, type Terms } from "../api/coupons.ts";
import { lowWords } from "../coupons/terms/terms-words.ts";
import { createResource, type Resource } from "../state/resource.ts";

/** A campaign whose codes are nearly gone. */
export interface Low {
  id: string;
  name: string;
  /** "Only 40 codes are left" */
  words: string;
  gone: boolean;
}

const OURS = { listCampaigns, showCouponTerms };
/** Older campaigns than these give out no codes any more. */
const NEWEST = 10;

/** Which of the campaigns that give out codes are running out of them. */
export function createRunningLow(api = OURS): Resource<Low[]> {
  return createResource(
    async () => {
      const giving = (await api.listCampaigns()).filter(givesCodes).slice(0, NEWEST);
      const terms = await Promise.all(giving.map(({ id }) => api.showCouponTerms(id).catch(noCoupon)));
      return giving.flatMap((campaign, place) => lowOf(campaign, terms[place] ?? null));
    },
    { everyMs: 60_000 },
  );
}

const givesCodes = ({ state }: Campaign): boolean => state !== "draft" && state !== "cancelled";

/** A campaign's story may have no coupon. */
function noCoupon(failure: unknown): null {
  if (failure instanceof ApiError && (failure.status === 409 || failure.status === 404)) return null;
  throw failure;
}

function lowOf({ id, name }: Campaign, terms: Terms | null): Low[] {
  const words = terms && lowWords(terms);
  return terms && words ? [{ id, name, words, gone: terms.left === 0 }] : [];
}
