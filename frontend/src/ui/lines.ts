import type { Line } from "../api/figures.ts";
import { t } from "../i18n/words.ts";

/** How people talk to the shop, as a choice. */
export const LINES = [
  { value: "both", label: t.ui.everywhere },
  { value: "messenger", label: t.ui.messenger },
  { value: "web", label: t.ui.website },
] as const;

/** What a customer's id is called on their line. */
export function idName(line: Line): string {
  return line === "web" ? t.ui.idOnYourWebsite : t.ui.messengerId;
}

/** What the address says; anything else means both. */
export function lineOf(query: URLSearchParams): Line | undefined {
  const line = query.get("line");
  return line === "messenger" || line === "web" ? line : undefined;
}
