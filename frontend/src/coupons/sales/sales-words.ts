import type { SaleFigures, Sales } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { dateOfDay, money } from "../../ui/format.ts";

/** "€235.00", of several currencies each; "–" where no amount is known. */
export function moneyOf(figures: SaleFigures, what: "sales" | "discount"): string {
  const known = figures.money.filter((one) => Number(one[what]) > 0);
  return known.length === 0 ? "–" : known.map((one) => money(one[what], one.currency)).join(" + ");
}

/** What one redeemed coupon cost on average, of those whose discount is known, in the only currency there is. */
export function costEach({ money: all }: SaleFigures): string {
  const [only, ...others] = all.filter(({ discount }) => Number(discount) > 0);
  if (!only || others.length > 0) return "–";
  return money(Number(only.discount) / only.discounted, only.currency);
}

/** "Since 24 Nov: 12 coupons redeemed, €235.00 sold" */
export function totalWords({ from, total }: Pick<Sales, "from" | "total">): string {
  const used = t.sales.couponsRedeemed2(total.redemptions);
  const sold = moneyOf(total, "sales");
  return sold === "–" ? t.sales.since(dateOfDay(from), used) : t.sales.sinceSold(dateOfDay(from), used, sold);
}

/** Of how many coupons the cost says nothing; null where it is of all of them, or of none. */
export function leftOutWords({ redemptions, money: all }: SaleFigures): string | null {
  const known = all.reduce((sum, { discounted }) => sum + discounted, 0);
  if (known === 0 || known >= redemptions) return null;
  const missing = redemptions - known;
  return t.sales.discountNotKnown(missing);
}
