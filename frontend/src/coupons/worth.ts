import { money } from "../ui/format.ts";

/** What a coupon takes off a sale, as the server writes it. */
interface Worth {
  kind: "percent" | "amount" | "gift";
  amount: string | null;
  currency: string | null;
}

/** "10% off", "€5.00 off", "Gift"; null where nobody said. */
export function worthWords(worth: Worth | null): string | null {
  if (!worth) return null;
  if (worth.kind === "gift") return "Gift";
  if (worth.amount === null) return null;
  return worth.kind === "percent"
    ? `${Number(worth.amount)}% off`
    : `${money(worth.amount, worth.currency)} off`;
}
