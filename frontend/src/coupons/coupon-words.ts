import type { Coupon, CouponEntry, CouponState } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import type { Tone } from "../ui/Badge.tsx";
import { money } from "../ui/format.ts";

/** The states of a coupon, in the order it comes through them. */
export const STATES: readonly { value: CouponState; label: string; tone: Tone }[] = [
  { value: "free", label: t.coupons.notGivenOut, tone: "calm" },
  { value: "not_yet", label: t.coupons.notValidYet, tone: "calm" },
  { value: "revealed", label: t.coupons.notUsedYet, tone: "accent" },
  { value: "redeemed", label: t.coupons.used, tone: "good" },
  { value: "expired", label: t.coupons.expired, tone: "warn" },
  { value: "void", label: t.coupons.void, tone: "bad" },
];

export function stateOf(state: CouponState): { label: string; tone: Tone } {
  return STATES.find(({ value }) => value === state) ?? { label: state, tone: "calm" };
}

/** When it came into its state. */
export function since({ state, revealedAt, redeemedAt, voidedAt }: Coupon): Date | null {
  switch (state) {
    case "revealed":
    case "not_yet":
      return revealedAt;
    case "redeemed":
      return redeemedAt;
    case "void":
      return voidedAt;
    default:
      return null;
  }
}

/** "2 of 3 times", of a code that everybody has "12 times"; null where there is nothing to count. */
export function usesWords({ shared, uses, perPerson }: Coupon): string | null {
  if (shared) return t.coupons.times(uses);
  return perPerson > 1 ? t.coupons.ofTimes(uses, perPerson) : null;
}

const WHO: Record<CouponEntry["actor"], string> = {
  customer: t.coupons.theCustomer,
  owner: t.coupons.you,
  script: t.coupons.anotherSystem,
  till: t.coupons.theTill,
};

const DEEDS: Record<CouponEntry["kind"], string> = {
  imported: t.coupons.imported,
  revealed: t.coupons.revealed,
  redeemed: t.coupons.redeemed,
  undone: t.coupons.redemptionUndone,
  voided: t.coupons.madeVoid,
};

/** "Redeemed at Till 1", "Made void by you" */
export function deedWords({ kind, actor, till }: Pick<CouponEntry, "kind" | "actor" | "till">): string {
  if (till !== null) return t.coupons.at(DEEDS[kind], till);
  return kind === "revealed" || kind === "imported" ? DEEDS[kind] : t.coupons.by(DEEDS[kind], WHO[actor]);
}

type Sale = Pick<CouponEntry, "amount" | "discount" | "currency">;

/** "Sale €23.50, €2.35 off"; null where no money is known. */
export function moneyWords({ amount, discount, currency }: Sale): string | null {
  const parts = [
    amount && t.coupons.sale(money(amount, currency)),
    discount && t.coupons.off(money(discount, currency)),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}

/** Whether somebody may make it void: what nobody can use any more need not be. */
export const mayVoid = ({ state }: Coupon): boolean => state !== "void";
