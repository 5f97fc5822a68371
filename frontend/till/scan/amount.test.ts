import { expect, test } from "vitest";
import { looksLikeMoney, readAmount } from "./amount.ts";

test("an amount is read with a point or a comma, and with its sign", () => {
  const amount = (typed: string) => {
    const read = readAmount(typed);
    return read.kind === "amount" ? read.amount : read.kind;
  };
  expect(["23.50", "23,5", " 7 ", "€ 0,99", "0023"].map(amount)).toEqual([
    "23.50",
    "23.50",
    "7.00",
    "0.99",
    "23.00",
  ]);
});

test("an empty field means no amount, and what cannot be read is a mistake", () => {
  expect(readAmount("  ")).toEqual({ kind: "none" });
  for (const typed of [
    "-5",
    "12.345",
    "1.234",
    "1.234.56",
    "1,234,5",
    "12.34,56",
    "2 3",
    "abc",
    "€",
    "123456789",
    "1e3",
  ])
    expect(readAmount(typed), typed).toEqual({ kind: "wrong" });
});

test("large amounts are read as people in any country write them", () => {
  for (const typed of [
    "1.234,56",
    "1,234.56",
    "1 234,56",
    "1\u202f234,56",
    "1’234.56",
    "€ 1.234,56",
    "1234,56 EUR",
  ])
    expect(readAmount(typed), typed).toEqual({ kind: "amount", amount: "1234.56" });
  expect(readAmount("1.234.567,8")).toEqual({ kind: "amount", amount: "1234567.80" });
  expect(readAmount("1.234.567")).toEqual({ kind: "amount", amount: "1234567.00" });
  expect(readAmount("€ 23,50")).toEqual({ kind: "amount", amount: "23.50" });
});

test("what has a comma, a point or a currency's sign and no letter is money, and no code", () => {
  for (const typed of ["1.234,56", "12.345.678,90", "€ 12345678", "-5"])
    expect(looksLikeMoney(typed)).toBe(true);
  for (const typed of ["12345678", "UMI-7K3M", "7K3M.9QXB", "/c/1.2"])
    expect(looksLikeMoney(typed)).toBe(false);
});
