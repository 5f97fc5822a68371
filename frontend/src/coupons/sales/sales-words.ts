import type { SaleFigures } from "../../api/coupons.ts";
import { money, plural } from "../../ui/format.ts";

/** "€235.00", of several currencies each; "–" where no amount is known. */
export function moneyOf(figures: SaleFigures, what: "sales" | "discount"): string {
  const known = figures.money.filter((one) => Number(one[what]) > 0);
  return known.length === 0 ? "–" : known.map((one) => money(one[what], one.currency)).join(" + ");
}

/** What one redeemed coupon cost on average, in the only currency there is; "–" where it cannot be said. */
export function costEach({ redemptions, money: all }: SaleFigures): string {
  const [only, ...others] = all.filter(({ discount }) => Number(discount) > 0);
  if (!only || others.length > 0 || redemptions === 0) return "–";
  return money(Number(only.discount) / redemptions, only.currency);
}

/** "12 coupons used, €235.00 sold" */
export function totalWords(total: SaleFigures): string {
  const used = plural(total.redemptions, "coupon used", "coupons used");
  const sold = moneyOf(total, "sales");
  return sold === "–" ? used : `${used}, ${sold} sold`;
}
