import { ORIGIN_PATTERN } from "../../api/page.ts";

const LONGEST = 64;

/** What an owner types as a link can carry it: "Café window!" → "cafe-window"; what fits already stays. */
export function originNameOf(typed: string): string {
  const text = typed.trim();
  if (ORIGIN_PATTERN.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}
