import type { Coupon, CouponEntry, CouponState } from "../api/coupons.ts";
import type { Tone } from "../ui/Badge.tsx";
import { money, plural } from "../ui/format.ts";

/** The states of a coupon, in the order it comes through them. */
export const STATES: readonly { value: CouponState; label: string; tone: Tone }[] = [
  { value: "free", label: "Not given out", tone: "calm" },
  { value: "not_yet", label: "Not valid yet", tone: "calm" },
  { value: "revealed", label: "Not used yet", tone: "accent" },
  { value: "redeemed", label: "Used", tone: "good" },
  { value: "expired", label: "Expired", tone: "warn" },
  { value: "void", label: "Void", tone: "bad" },
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
  if (shared) return plural(uses, "time", "times");
  return perPerson > 1 ? `${uses} of ${perPerson} times` : null;
}

const WHO: Record<CouponEntry["actor"], string> = {
  customer: "the customer",
  owner: "you",
  script: "another system",
  till: "the till",
};

const DEEDS: Record<CouponEntry["kind"], string> = {
  imported: "Imported",
  revealed: "Revealed",
  redeemed: "Redeemed",
  undone: "Redemption undone",
  voided: "Made void",
};

/** "Redeemed at Till 1", "Made void by you" */
export function deedWords({ kind, actor, till }: Pick<CouponEntry, "kind" | "actor" | "till">): string {
  if (till !== null) return `${DEEDS[kind]} at ${till}`;
  return kind === "revealed" || kind === "imported" ? DEEDS[kind] : `${DEEDS[kind]} by ${WHO[actor]}`;
}

type Sale = Pick<CouponEntry, "amount" | "discount" | "currency">;

/** "Sale €23.50, €2.35 off"; null where no money is known. */
export function moneyWords({ amount, discount, currency }: Sale): string | null {
  const parts = [
    amount && `Sale ${money(amount, currency)}`,
    discount && `${money(discount, currency)} off`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : null;
}

/** Whether somebody may make it void: what nobody can use any more need not be. */
export const mayVoid = ({ state }: Coupon): boolean => state !== "void";
