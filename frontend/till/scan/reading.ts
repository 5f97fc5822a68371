/** More than any code or address of ours has; the server reads no more either. */
const LONGEST = 300;

/** What scanners put around or between a code: start and end of text, group separators, line ends. */
const CONTROL = /\p{Cc}+/gu;
/** How some scanners say what kind of picture it was: "]Q1". */
const KIND = /^\][A-Za-z][0-9A-Za-z]/;
/** Prefixes and suffixes a scanner was set up with, such as "*" or "#". */
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
/** A dash on a keyboard that the scanner takes for an American one. */
const DASHES = /[ß'´`‐-―−]/gu;

const ADDRESS = /https?:\/\/\S+/i;
/** Names the coupon in the address of its page. */
const TOKEN = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PAGE = new RegExp(`/c/(${TOKEN})`, "i");
/** The same as a German, Spanish or Italian keyboard writes it: ":" and "/" become "Ö" or "Ñ" and "-". */
const MISTYPED_PAGE = new RegExp(`^https?[ÖÑÇ;]--.*-c-(${TOKEN})`, "iu");

/** What a person or a scanner put into the field, as the server can look it up; null where there is nothing. */
export function readCode(typed: string): string | null {
  const text = typed.slice(0, LONGEST).replace(CONTROL, " ").trim().replace(KIND, "");
  const page = PAGE.exec(text) ?? MISTYPED_PAGE.exec(text.replace(DASHES, "-"));
  if (page) return `/c/${page[1]}`;
  // The address of another shop may have the code anywhere in it; the server knows where.
  const address = ADDRESS.exec(text);
  if (address) return address[0];
  const code = once(text.replace(DASHES, "-").replace(AROUND, "").replace(/\s+/g, " "));
  return code === "" ? null : code;
}

/** A scanner without a suffix may have written the same code twice before anybody looked. */
function once(code: string): string {
  const half = code.length / 2;
  const twice = code.length >= 16 && code.slice(0, half) === code.slice(half);
  return twice ? code.slice(0, half) : code;
}
