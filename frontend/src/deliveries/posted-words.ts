import type { Posted } from "../api/deliveries.ts";

/** A header a line. */
export function headerWords({ headers }: Posted): string {
  return Object.entries(headers)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
