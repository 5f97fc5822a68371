/** What a coupon is worth, in what it takes off a sale. */
export interface Value {
  kind: "percent" | "amount" | "gift";
  amount: string | null;
  currency: string | null;
}

/** What a till may know of a coupon. */
export interface Coupon {
  /** As it is printed: "UMI 7K3M-Q2XW-P4D". */
  code: string;
  /** In the shop's own words. */
  offer: string | null;
  value: Value | null;
  /** Whose it is, where the owner lets this till see names. */
  person: string | null;
  /** The last day, such as "2026-12-24". */
  until: string | null;
}

/** What the server says about a code. */
export type Answer =
  | { word: "valid"; coupon: Coupon }
  | { word: "used"; code: string | null; at: Date | null; till: string | null }
  /** Days are the shop's, such as "2026-12-24". */
  | { word: "expired"; on: string | null }
  | { word: "early"; from: string | null }
  | { word: "void" }
  | { word: "unknown" }
  /** Imported, and nobody has it yet. */
  | { word: "free" }
  /** Not now; the reason in the server's words. */
  | { word: "slow"; seconds: number | null; why: string };

/** A redemption somebody asked for. The key is the same however often it is asked. */
export interface Sale {
  key: string;
  code: string;
  /** What the customer pays, "23.50"; null: not said. */
  amount: string | null;
  /** The name of the till at which somebody pressed the button. */
  till: string;
  /** When they did, by the device's clock. */
  pressedAt: Date;
}

/** What the server wrote down. */
export interface Redemption {
  id: string;
  code: string;
  at: Date;
  amount: string | null;
  /** What the coupon took off. */
  discount: string | null;
  currency: string | null;
  /** What the coupon is worth. */
  value: Value | null;
  /** Until when this till may take it back, by the server's clock. */
  undoUntil: Date;
}
