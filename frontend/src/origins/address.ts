import type { Span } from "../ui/spans.ts";

export const USUAL: Span = "30";

export function addressOf(span: Span): string {
  return span === USUAL ? "/origins" : `/origins?days=${span}`;
}
