import type { Sale } from "./coupon.ts";

const KEY = "promobot.till.unanswered";

/** The redemption that was sent and not answered yet; a page that is loaded again goes on asking about it. */
export interface Pending {
  read(): Sale | null;
  /** Null: it was answered. */
  write(sale: Sale | null): void;
}

/** In the tab's own storage, and nowhere else: closing the tab forgets it. */
export function createPending(storage: () => Storage = () => sessionStorage): Pending {
  return {
    read() {
      try {
        return saleOf(JSON.parse(storage().getItem(KEY) ?? "null"));
      } catch {
        return null;
      }
    },
    write(sale) {
      try {
        if (sale) storage().setItem(KEY, JSON.stringify(sale));
        else storage().removeItem(KEY);
      } catch {
        // A browser that keeps nothing still holds it in memory until the page is left.
      }
    },
  };
}

function saleOf(kept: unknown): Sale | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { key, code, amount, till, pressedAt } = kept as Partial<Record<keyof Sale, unknown>>;
  if (typeof key !== "string" || typeof code !== "string" || typeof till !== "string") return null;
  if (typeof pressedAt !== "string" || Number.isNaN(Date.parse(pressedAt))) return null;
  return {
    key,
    code,
    till,
    amount: typeof amount === "string" ? amount : null,
    pressedAt: new Date(pressedAt),
  };
}
