import { COPY_LIMITS, type Copy, type CopyField } from "../api/campaigns.ts";

/** In the order a customer meets them. */
export const FIELDS = Object.keys(COPY_LIMITS) as CopyField[];

/** Names longer than this are cut by the server, so a text that fits with one this long always fits. */
export const LONGEST_NAME = 40;

const IMAGES = new Set<CopyField>(["coupon_image", "thanks_image"]);
const OWN_IMAGES = "/images/";
const IMAGE_ADDRESS = /^(https?:\/\/\S+|\/images\/[A-Za-z0-9._-]+)$/;
const CODE = /^[\p{L}\p{N}_.-]+$/u;
const PLACEHOLDERS = /\{[^}]*\}/g;
const CONTROL = /[^\P{Cc}\n\r\t]/u;

export const isImage = (field: CopyField): boolean => IMAGES.has(field);

/**
 * How long the server takes this text to be: as the customer gets it, with the longest name, but never shorter than
 * it is typed, for the contract looks at that first.
 */
export function lengthOf(copy: Copy, field: CopyField, business: string): number {
  const told = copy[field]
    .replaceAll("{business}", business)
    .replaceAll("{code}", copy.code.replaceAll("{business}", business))
    .replaceAll("{name}", "n".repeat(LONGEST_NAME));
  return Math.max(told.length, [...copy[field]].length);
}

/** What keeps this copy from being published, each mistake at its field; the server has the same rules. */
export function mistakesOf(copy: Copy, business: string): Map<CopyField, string> {
  const found = new Map<CopyField, string>();
  for (const field of FIELDS) {
    const mistake = mistakeOf(copy, field, business);
    if (mistake) found.set(field, mistake);
  }
  return found;
}

function mistakeOf(copy: Copy, field: CopyField, business: string): string | null {
  const text = copy[field];
  if (text.trim() === "") return "Messenger refuses empty texts.";
  const tooMany = lengthOf(copy, field, business) - COPY_LIMITS[field];
  if (tooMany > 0) return `${tooMany} too many for Messenger.`;
  if (CONTROL.test(text)) return "It holds a character that cannot be shown.";
  return isImage(field) ? imageMistake(text) : textMistake(field, text);
}

export function imageMistake(address: string): string | null {
  return IMAGE_ADDRESS.test(address) ? null : "An address begins with https:// and has no blanks.";
}

function textMistake(field: CopyField, text: string): string | null {
  if (text.startsWith(OWN_IMAGES)) return "This is the address of a picture, not a text.";
  if (field === "code" && !CODE.test(text)) return "A code has letters, digits, “-”, “_” and “.”, no blanks.";
  if (field === "reveal" && !text.includes("{code}")) {
    return "It must hold {code}, or nobody ever sees the code.";
  }
  const unknown = (text.match(PLACEHOLDERS) ?? []).find((placeholder) => !knows(field, placeholder));
  return unknown ? `${unknown} means nothing here; the customer would read it as it is.` : null;
}

function knows(field: CopyField, placeholder: string): boolean {
  if (placeholder === "{business}") return field !== "code";
  if (placeholder === "{name}") return field === "welcome";
  return placeholder === "{code}" && field === "reveal";
}
