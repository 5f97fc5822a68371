/** What was typed as an amount of money. */
export type Amount = { kind: "none" } | { kind: "amount"; amount: string } | { kind: "wrong" };

/** Thousands are parted in one way, and cents in another. */
const GROUPED = /^(\d{1,3}(?:([., ])\d{3})+)(?:([.,])(\d{1,2}))?$/;
const PLAIN = /^(\d{1,7})(?:[.,](\d{1,2}))?$/;
const LONGEST = 7;
/** Signs and short names of currencies. */
const CURRENCY = /^\s*(?:[€$£]|[A-Z]{3})|(?:[€$£]|[A-Z]{3})\s*$/gi;
const BLANKS = /[\s'’]+/g;

/** "23,5" → 23.50, "1.234,56" → 1234.56; nothing at all means that there is none. */
export function readAmount(typed: string): Amount {
  const text = typed.replace(CURRENCY, "").replace(BLANKS, " ").trim();
  if (text === "") return typed.trim() === "" ? { kind: "none" } : { kind: "wrong" };
  const plain = PLAIN.exec(text);
  if (plain) return amountOf(plain[1], plain[2]);
  const [, whole = "", parts, point, cents] = GROUPED.exec(text) ?? [];
  const digits = whole.replace(/\D/g, "");
  // "1.234" may be thousands or a slip of the finger.
  const sure = parts === " " || point !== undefined || digits.length > LONGEST - 1;
  const wrong = digits === "" || digits.length > LONGEST || parts === point || !sure;
  return wrong ? { kind: "wrong" } : amountOf(digits, cents);
}

function amountOf(whole = "0", cents = ""): Amount {
  return { kind: "amount", amount: `${Number(whole)}.${cents.padEnd(2, "0")}` };
}

/** Whether it can only be meant as money, readable or not: no code has a comma, a point or a currency's sign. */
export const looksLikeMoney = (typed: string): boolean =>
  /^[\d\s.,'’€$£+-]+$/.test(typed) && /[.,€$£]|^\s*-/.test(typed);
