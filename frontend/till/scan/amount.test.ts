import { expect, test } from "vitest";
import { readAmount } from "./amount.ts";

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
  for (const typed of ["-5", "1.234,56", "12.345", "abc", "123456789", "1e3"])
    expect(readAmount(typed), typed).toEqual({ kind: "wrong" });
});
