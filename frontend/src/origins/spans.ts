import { dayOf, daysBefore } from "../ui/format.ts";

/** The shop's days people came on: so many back from today, today among them. */
export const SPANS = [
  { value: "1", label: "Today" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "all", label: "All" },
] as const;

export type Span = (typeof SPANS)[number]["value"];

const USUAL: Span = "30";

/** As the server asks for it; nothing means any day. */
export function daysOf(span: Span, now: Date): { from?: string; to?: string } {
  if (span === "all") return {};
  return { from: daysBefore(dayOf(now), Number(span) - 1) };
}

/** What the address says; anything else means the usual. */
export function spanOf(query: URLSearchParams): Span {
  return SPANS.find(({ value }) => value === query.get("days"))?.value ?? USUAL;
}

export function addressOf(span: Span): string {
  return span === USUAL ? "/origins" : `/origins?days=${span}`;
}
