import type { Coupon, CouponEntry, Terms } from "../api/coupons.ts";

/** For tests: a coupon as it is in most of them, but for what a test is about. */
export const aCoupon = (part: Partial<Coupon> = {}): Coupon => ({
  id: "7",
  code: "UMI7K3M-9QXB2FT",
  campaign: "welcome",
  campaignName: "Welcome",
  shared: false,
  state: "revealed",
  customerId: "31",
  name: "Ana",
  revealedAt: new Date("2026-03-01T10:00:00Z"),
  redeemedAt: null,
  voidedAt: null,
  uses: 0,
  perPerson: 1,
  validFrom: null,
  validUntil: "2026-12-24",
  value: { kind: "percent", amount: "10", currency: "EUR" },
  ...part,
});

export const anEntry = (part: Partial<CouponEntry> = {}): CouponEntry => ({
  id: "1",
  kind: "redeemed",
  at: new Date("2026-03-01T14:05:00Z"),
  actor: "till",
  till: "Counter",
  amount: "23.50",
  discount: "2.35",
  currency: "EUR",
  reason: null,
  undone: false,
  ...part,
});

export const someTerms = (part: Partial<Terms> = {}): Terms => ({
  kind: "unique",
  code: null,
  prefix: "UMI",
  stock: 500,
  perPerson: 1,
  validFrom: null,
  validUntil: "2026-12-24",
  value: { kind: "percent", amount: "10", currency: "EUR" },
  remind: true,
  given: 460,
  left: 40,
  runningLow: true,
  version: "v1",
  over: false,
  offer: "10% off your next visit",
  offerDiffers: false,
  ...part,
});
