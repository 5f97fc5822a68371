import type { Delivery } from "../api/deliveries.ts";

/** A delivery where the owner saw it first. */
export interface SteadyRow {
  delivery: Delivery;
  /** It no longer belongs to what is shown; it only keeps its place while the owner is at the list. */
  gone: boolean;
}

/**
 * The newest answer without anything jumping: who is known keeps the order. While the owner is at the list nothing
 * moves at all: what has left fades in its place, and what is new comes last.
 */
export function steadyRows(
  shown: readonly SteadyRow[],
  newest: readonly Delivery[],
  still: boolean,
): SteadyRow[] {
  const before = new Set(shown.map(({ delivery }) => delivery.id));
  const now = new Map(newest.map((delivery) => [delivery.id, delivery]));
  if (still) {
    const kept = shown.map((row) => {
      const delivery = now.get(row.delivery.id);
      return delivery ? { delivery, gone: false } : { ...row, gone: true };
    });
    return [...kept, ...newest.filter(({ id }) => !before.has(id)).map(fresh)];
  }
  const known = shown.flatMap(({ delivery }) => now.get(delivery.id) ?? []);
  return newest.map((delivery) => fresh(before.has(delivery.id) ? (known.shift() ?? delivery) : delivery));
}

/** The same rows with a write's answers; a row that leaves because of it shows its new state. */
export function settledRow(shown: readonly SteadyRow[], answer: Delivery): SteadyRow[] {
  return shown.map((row) => (row.delivery.id === answer.id ? { delivery: answer, gone: true } : row));
}

function fresh(delivery: Delivery): SteadyRow {
  return { delivery, gone: false };
}
