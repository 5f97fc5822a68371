import { t } from "../i18n/words.ts";

/** Country codes of two digits; those of one are 1 and 7, all others have three. */
const TWO = /^\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** A number as people write it, not as links have it: "+34 612 345 678 ext. 5". */
export function phoneWords(phone: string): string {
  const [number = "", extension] = phone.split(";ext=");
  const code = /^\+[17]/.exec(number)?.[0] ?? TWO.exec(number)?.[0] ?? number.slice(0, 4);
  const rest = number.slice(code.length).replace(/\d{3}(?=\d{2})/g, "$& ");
  return `${code} ${rest}${extension ? t.ui.ext(extension) : ""}`;
}
