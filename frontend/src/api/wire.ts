import type { components } from "./schema.d.ts";

/** The contract's shape of one noun, as it comes over the line. */
export type Wire<Name extends keyof components["schemas"]> = components["schemas"][Name];

/** One page of a longer list. */
export interface Paged<T> {
  items: T[];
  /** Ask for the next page with this; null on the last. */
  next: string | null;
}

/** Which page of a list, and how much of it. */
export interface PageAsk {
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

export function dateOrNull(wire: string | null): Date | null {
  return wire === null ? null : new Date(wire);
}
