import { t } from "../i18n/words.ts";
import { dayOf, daysBefore } from "./format.ts";

/** The shop's days: so many back from today, today among them. */
export const SPANS = [
  { value: "1", label: t.ui.today },
  { value: "7", label: t.ui.n7Days },
  { value: "30", label: t.ui.n30Days },
  { value: "90", label: t.ui.n90Days },
  { value: "all", label: t.ui.all },
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
