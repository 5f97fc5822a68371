import { dayOf, daysBefore } from "./format.ts";

/** The shop's days: so many back from today, today among them. */
export const SPANS = [
  { value: "1", label: "Today" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "all", label: "All" },
] as const;

export type Span = (typeof SPANS)[number]["value"];

/** The first of its days, as the server writes days; none: any day. */
export function firstDay(span: Span, now: Date): string | undefined {
  return span === "all" ? undefined : daysBefore(dayOf(now), Number(span) - 1);
}

/** What the address says; anything else means the usual. */
export function spanOf(query: URLSearchParams, usual: Span): Span {
  return SPANS.find(({ value }) => value === query.get("days"))?.value ?? usual;
}
