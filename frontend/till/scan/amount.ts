/** What was typed as an amount of money. */
export type Amount = { kind: "none" } | { kind: "amount"; amount: string } | { kind: "wrong" };

const MONEY = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;

/** "23,5" → 23.50; nothing at all means that there is none. */
export function readAmount(typed: string): Amount {
  const text = typed.replace(/[\s€$£]/g, "");
  if (text === "") return { kind: "none" };
  const found = MONEY.exec(text);
  if (!found) return { kind: "wrong" };
  const [, whole = "0", parts = ""] = found;
  return { kind: "amount", amount: `${Number(whole)}.${parts.padEnd(2, "0")}` };
}
