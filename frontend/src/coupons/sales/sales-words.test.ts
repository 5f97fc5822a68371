import { expect, test } from "vitest";
import type { SaleFigures } from "../../api/coupons.ts";
import { costEach, moneyOf, totalWords } from "./sales-words.ts";

const figures = (redemptions: number, ...money: SaleFigures["money"]): SaleFigures => ({
  redeemers: redemptions,
  redemptions,
  money,
});
const EUR = { currency: "EUR", sales: "235.00", discount: "23.50" };
const USD = { currency: "USD", sales: "10.00", discount: "1.00" };

test("money of one currency is a sum, of several each its own", () => {
  expect(moneyOf(figures(12, EUR), "sales")).toBe("€235.00");
  expect(moneyOf(figures(13, EUR, USD), "discount")).toBe("€23.50 + US$1.00");
  expect(moneyOf(figures(3), "sales")).toBe("–");
  expect(moneyOf(figures(3, { currency: null, sales: "0.00", discount: "0.00" }), "sales")).toBe("–");
});

test("what a redeemed coupon cost needs no spreadsheet, and is not made up", () => {
  expect(costEach(figures(10, EUR))).toBe("€2.35");
  expect(costEach(figures(10, EUR, USD))).toBe("–");
  expect(costEach(figures(0))).toBe("–");
});

test("all together in one sentence", () => {
  expect(totalWords(figures(12, EUR))).toBe("12 coupons used, €235.00 sold");
  expect(totalWords(figures(1))).toBe("1 coupon used");
});
