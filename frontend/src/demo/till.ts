import { WELCOME } from "../api/campaigns.ts";
import { listCoupons, redeemCode } from "../api/coupons.ts";
import { redeemCoupon } from "../api/customers.ts";
import { listPeople } from "../api/figures.ts";
import type { RunProgress } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";
import { newId } from "../new-id.ts";
import { basketOf } from "./counter/baskets.ts";

interface Server {
  listCoupons: typeof listCoupons;
  listPeople: typeof listPeople;
  redeemCode(sale: { code: string; amount: string; till: string; key: string }): Promise<unknown>;
  redeemCoupon(customer: string, campaign: string): Promise<unknown>;
}

const server: Server = { listCoupons, listPeople, redeemCode, redeemCoupon };
/** One look at the till takes so many coupons at most. */
const AT_ONCE = 5;
const LOOK_AT = 50;

/** The shop's till during a run: some of the crowd who have the code come and use it. */
export function createTill(share: () => number, api = server) {
  let taken = 0;

  /** Takes as many coupons as are due by now; nothing is due once the share is reached. */
  async function take({ revealed, startedAt }: RunProgress): Promise<boolean> {
    const due = () => Math.round(revealed * share()) - taken;
    if (due() <= 0) return false;
    const own = await codesSince(startedAt);
    const uses = own.length > 0 ? own : await peopleSince(startedAt);
    for (const use of uses.slice(0, Math.min(due(), AT_ONCE))) {
      await use();
      taken += 1;
    }
    return due() > 0 && uses.length > 0;
  }

  /** Codes of people's own; each of them buys something. */
  async function codesSince(at: Date) {
    const choice = { campaign: WELCOME, state: "revealed" } as const;
    const { items } = await api.listCoupons(choice, { limit: LOOK_AT });
    return items
      .filter(({ shared, revealedAt }) => !shared && revealedAt !== null && revealedAt >= at)
      .map(
        ({ code }) =>
          () =>
            api.redeemCode({ code, amount: basketOf(taken), till: t.demo.demoTill, key: newId() }),
      );
  }

  /** Of a code that everybody has, only the person at the counter can be noted. */
  async function peopleSince(at: Date) {
    const choice = { reached: "revealed", without: "redeemed", limit: LOOK_AT };
    const { items } = await api.listPeople(WELCOME, choice);
    // People who were there before this crowd decide for themselves.
    return items
      .filter((person) => person.customerId !== null && person.at !== null && person.at >= at)
      .map(
        ({ customerId }) =>
          () =>
            api.redeemCoupon(customerId ?? "", WELCOME),
      );
  }

  return { take };
}
