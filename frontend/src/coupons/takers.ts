import type { Campaign } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import { showCouponTerms } from "../api/coupons.ts";

/** So many requests at a time: a shop may have many campaigns. */
const AT_ONCE = 5;

/** The campaigns that give out the owner's own list, which are the only ones codes can be imported for. */
export async function takersOf(
  campaigns: readonly Campaign[],
  show: (campaign: string) => Promise<{ kind: string }> = showCouponTerms,
): Promise<Campaign[]> {
  const takers: Campaign[] = [];
  const asked = campaigns.filter(({ state }) => state !== "cancelled");
  for (let first = 0; first < asked.length; first += AT_ONCE) {
    const some = asked.slice(first, first + AT_ONCE);
    const terms = await Promise.all(some.map(({ id }) => show(id).catch(noCoupon)));
    takers.push(...some.filter((_, place) => terms[place]?.kind === "imported"));
  }
  return takers;
}

/** A campaign's story may have no coupon. */
export function noCoupon(failure: unknown): null {
  if (failure instanceof ApiError && (failure.status === 409 || failure.status === 404)) return null;
  throw failure;
}
