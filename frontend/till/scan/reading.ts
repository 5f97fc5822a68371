/** More than any code or address of ours has. */
const LONGEST = 300;

/** What scanners put around or between a code: start and end of text, group separators, line ends. */
const CONTROL = /\p{Cc}+/gu;
/** How some scanners say what kind of picture it was: "]Q1". */
const KIND = /^\][A-Za-z][0-9A-Za-z]/;
/** Prefixes and suffixes a scanner was set up with, such as "*" or "#". */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** A dash on a keyboard that the scanner takes for an American one. */
const DASHES = /[ß'´`‐-―−]/gu;

/** Of "https://shop.example/c/0197…?x" what stands for the coupon. */
const ADDRESS = /^https?:\/\/.*?\/c\/([^/?#\s]+)/i;
/** The same as a German, Spanish or Italian keyboard writes it: ":" and "/" become "Ö" or "Ñ" and "-". */
const MISTYPED_ADDRESS = /^https?[ÖÑÇ;]--.*?-c-([\w\-ß'´`]+)/iu;

/** The code in what a person or a scanner put into the field; null where there is none. */
export function readCode(typed: string): string | null {
  const text = typed.slice(0, LONGEST).replace(CONTROL, " ").trim().replace(KIND, "");
  const address = ADDRESS.exec(text) ?? MISTYPED_ADDRESS.exec(text);
  const plain = address?.[1] ?? text;
  const code = once(plain.replace(DASHES, "-").replace(AROUND, "").replace(/\s+/g, " "));
  return code === "" ? null : code;
}

/** A scanner without a suffix may have written the same code twice before anybody looked. */
function once(code: string): string {
  const half = code.length / 2;
  const twice = code.length >= 16 && code.slice(0, half) === code.slice(half);
  return twice ? code.slice(0, half) : code;
}
