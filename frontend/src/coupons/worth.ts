import { common } from "../i18n/common.ts";
import { money, percentPoints } from "../ui/format.ts";

/** What a coupon takes off a sale, as the server writes it. */
interface Worth {
  kind: "percent" | "amount" | "gift";
  amount: string | null;
  currency: string | null;
}

/** "10% off", "€5.00 off", "Gift"; null where nobody said. */
export function worthWords(worth: Worth | null): string | null {
  if (!worth) return null;
  if (worth.kind === "gift") return common.gift;
  if (worth.amount === null) return null;
  return common.off(
    worth.kind === "percent" ? percentPoints(Number(worth.amount)) : money(worth.amount, worth.currency),
  );
}
