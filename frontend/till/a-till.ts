import type { Coupon, Redemption, Sale } from "./coupon.ts";

/** For tests: a coupon as it is in most of them, but for what a test is about. */
export const aCoupon = (part: Partial<Coupon> = {}): Coupon => ({
  code: "UMI 7K3M-Q2XW-P4D",
  offer: "10% off your next visit",
  value: { kind: "percent", amount: "10", currency: null },
  person: null,
  until: null,
  ...part,
});

export const aSale = (part: Partial<Sale> = {}): Sale => ({
  key: "0197f3c2-8d5e-4b1a-9c77-2f40a1b6e3d9",
  code: "UMI 7K3M-Q2XW-P4D",
  amount: "23.50",
  till: "Till 1",
  pressedAt: new Date("2026-03-01T14:05:00Z"),
  ...part,
});

export const aRedemption = (part: Partial<Redemption> = {}): Redemption => ({
  id: "12",
  code: "UMI 7K3M-Q2XW-P4D",
  at: new Date("2026-03-01T14:05:00Z"),
  amount: "23.50",
  discount: "2.35",
  currency: "EUR",
  value: { kind: "percent", amount: "10", currency: "EUR" },
  undoUntil: new Date("2026-03-01T14:10:00Z"),
  ...part,
});
