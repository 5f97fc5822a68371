import { WELCOME } from "../api/campaigns.ts";
import { redeemCoupon } from "../api/customers.ts";
import { listPeople } from "../api/figures.ts";
import type { RunProgress } from "../api/simulator.ts";

interface Server {
  listPeople: typeof listPeople;
  redeemCoupon(customer: string, campaign: string): Promise<unknown>;
}

const server: Server = { listPeople, redeemCoupon };
/** One look at the till takes so many coupons at most. */
const AT_ONCE = 5;

/** The shop's till during a run: some of the crowd who have the code come and use it. */
export function createTill(share: () => number, { listPeople, redeemCoupon } = server) {
  let taken = 0;

  /** Takes as many coupons as are due by now; nothing is due once the share is reached. */
  async function take({ revealed, startedAt }: RunProgress): Promise<boolean> {
    const due = Math.round(revealed * share()) - taken;
    if (due <= 0) return false;
    const { items } = await listPeople(WELCOME, { reached: "revealed", without: "redeemed", limit: 50 });
    // People who were there before this crowd decide for themselves.
    const theirs = items.filter(
      ({ at, customerId }) => customerId !== null && at !== null && at >= startedAt,
    );
    for (const { customerId } of theirs.slice(0, Math.min(due, AT_ONCE))) {
      await redeemCoupon(customerId ?? "", WELCOME);
      taken += 1;
    }
    return taken < Math.round(revealed * share()) && theirs.length > 0;
  }

  return { take };
}
