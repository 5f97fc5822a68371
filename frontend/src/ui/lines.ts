import type { Line } from "../api/figures.ts";

/** How people talk to the shop, as a choice. */
export const LINES = [
  { value: "both", label: "Everywhere" },
  { value: "messenger", label: "Messenger" },
  { value: "web", label: "Website" },
] as const;

/** What a customer's id is called on their line. */
export function idName(line: Line): string {
  return line === "web" ? "ID on your website" : "Messenger ID";
}

/** What the address says; anything else means both. */
export function lineOf(query: URLSearchParams): Line | undefined {
  const line = query.get("line");
  return line === "messenger" || line === "web" ? line : undefined;
}
