import { type Campaign, listCampaigns } from "../api/campaigns.ts";
import { showCouponTerms, type Terms } from "../api/coupons.ts";
import { noCoupon } from "../coupons/takers.ts";
import { endedOf, lowOf } from "../coupons/terms/alarms.ts";
import { createResource, type Resource } from "../state/resource.ts";

/** A campaign whose codes are nearly gone, or whose coupon has ended. */
export interface Low {
  id: string;
  name: string;
  /** "Only 40 codes are left" */
  words: string;
  bad: boolean;
}

const OURS = { listCampaigns, showCouponTerms };
/** So many requests at a time: a shop may have many campaigns. */
const AT_ONCE = 5;
/** Where codes cannot run out or end, only every so many rounds is looked whether the owner has limited them. */
const ROUNDS = 10;

/** Which of the campaigns that give out codes are running out of them. */
export function createRunningLow(api = OURS): Resource<Low[]> {
  /** Of each campaign, whether its codes can run out or end. */
  const limited = new Map<string, boolean>();
  let round = 0;
  return createResource(
    async () => {
      const everyone = round++ % ROUNDS === 0;
      const giving = (await api.listCampaigns()).filter(givesCodes);
      const asked = giving.filter(({ id }) => everyone || limited.get(id) !== false);
      const low: Low[] = [];
      for (let first = 0; first < asked.length; first += AT_ONCE) {
        const some = asked.slice(first, first + AT_ONCE);
        const terms = await Promise.all(some.map(({ id }) => api.showCouponTerms(id).catch(noCoupon)));
        some.forEach((campaign, place) => {
          const its = terms[place] ?? null;
          limited.set(campaign.id, its !== null && (its.left !== null || its.validUntil !== null));
          low.push(...alarmOf(campaign, its));
        });
      }
      return low;
    },
    { everyMs: 60_000 },
  );
}

const givesCodes = ({ state }: Campaign): boolean => state !== "draft" && state !== "cancelled";

/** That a coupon ends after its send is as it should be; elsewhere people are still greeted with it. */
function alarmOf({ id, name, state }: Campaign, terms: Terms | null): Low[] {
  const alarm = terms && ((state !== "done" && endedOf(terms)) || lowOf(terms));
  return alarm ? [{ id, name, words: alarm.words, bad: alarm.tone === "bad" }] : [];
}
