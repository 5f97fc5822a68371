import { count, formOf, plural } from "../../ui/format.ts";

export const sales = {
  fromSourceToSale: "From source to sale",
  couponsRedeemedAndMoneyAreOf:
    "Coupons redeemed and money are of the days you choose; people are counted since the campaign began.",
  salesOf: "Sales of",
  sortInto: "Sort into",
  bySource: "By source",
  byDay: "By day",
  salesByDay: "Sales by day",
  noCouponWasUsedInTheseDays: "No coupon was used in these days.",
  source: "Source",
  couponsRedeemed: "Coupons redeemed",
  sales: "Sales",
  discounts: "Discounts",
  costPerRedeemedCoupon: "Cost per redeemed coupon",
  day: "Day",
  couponsRedeemed2: (redemptions: number) => plural(redemptions, "coupon redeemed", "coupons redeemed"),
  since: (from: string, used: string) => `Since ${from}: ${used}`,
  sinceSold: (from: string, used: string, sold: string) => `Since ${from}: ${used}, ${sold} sold`,
  discountNotKnown: (missing: number) =>
    `The discount of ${count(missing)} of them isn’t known, so the cost per coupon leaves ${formOf(missing, "it", "them")} out.`,
};
