import { expect, test } from "vitest";
import type { SaleFigures } from "../../api/coupons.ts";
import { costEach, leftOutWords, moneyOf, totalWords } from "./sales-words.ts";

const figures = (redemptions: number, ...money: SaleFigures["money"]): SaleFigures => ({
  redeemers: redemptions,
  redemptions,
  money,
});
const EUR = { currency: "EUR", sales: "235.00", discount: "23.50", discounted: 10 };
const USD = { currency: "USD", sales: "10.00", discount: "1.00", discounted: 1 };

test("money of one currency is a sum, of several each its own", () => {
  expect(moneyOf(figures(12, EUR), "sales")).toBe("€235.00");
  expect(moneyOf(figures(13, EUR, USD), "discount")).toBe("€23.50 + US$1.00");
  expect(moneyOf(figures(3), "sales")).toBe("–");
  expect(
    moneyOf(figures(3, { currency: null, sales: "0.00", discount: "0.00", discounted: 0 }), "sales"),
  ).toBe("–");
});

test("what a redeemed coupon cost is of those whose discount is known, and how many it leaves out is said", () => {
  expect(costEach(figures(40, EUR))).toBe("€2.35");
  expect(costEach(figures(10, EUR, USD))).toBe("–");
  expect(costEach(figures(0))).toBe("–");
  expect(leftOutWords(figures(40, EUR))).toBe(
    "The discount of 30 of them isn’t known, so the cost per coupon leaves them out.",
  );
  expect(leftOutWords(figures(11, EUR))).toContain(
    "1 of them isn’t known, so the cost per coupon leaves it out",
  );
  expect(leftOutWords(figures(10, EUR))).toBeNull();
  expect(leftOutWords(figures(10))).toBeNull();
});

test("all together in one sentence, with the first day it is about", () => {
  const from = "2026-11-24";
  expect(totalWords({ from, total: figures(12, EUR) })).toBe(
    "Since 24 Nov: 12 coupons redeemed, €235.00 sold",
  );
  expect(totalWords({ from, total: figures(1) })).toBe("Since 24 Nov: 1 coupon redeemed");
});
