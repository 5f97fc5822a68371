import type { Answer, Redemption, Sale } from "./coupon.ts";

/** Which till this is, and of which shop. */
export interface Till {
  name: string;
  shop: string;
  currency: string | null;
}

/** Nothing came back, or nothing that says whether it was done. */
export class Broken extends Error {}

/** This till is not signed in, or not any more. */
export class SignedOut extends Error {}

/** Refused, in a sentence for the cashier. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}

/** All that a till may ask of the server. */
export interface TillApi {
  /** What the shop's clock says when a device's says something else. */
  shopTime(device: Date): Date;
  /** Null: nobody is signed in here. */
  whoAmI(): Promise<Till | null>;
  signInByPin(pin: string): Promise<Till>;
  /** With the secret of the till's own link. */
  signInByLink(secret: string): Promise<Till>;
  signOut(): Promise<void>;
  look(code: string): Promise<Answer>;
  /** The same sale may be sent again; it counts once. */
  redeem(sale: Sale): Promise<Redemption | Answer>;
  undo(redemption: Redemption): Promise<void>;
  /** What this till can still take back, the newest first. */
  lately(): Promise<Redemption[]>;
}
