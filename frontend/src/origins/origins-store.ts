import { signal } from "@preact/signals";
import { listEverybodysOrigins } from "../api/origins.ts";
import { createResource } from "../state/resource.ts";
import { firstDay, type Span } from "../ui/spans.ts";

/** Where people came from in the days chosen, and what became of them. */
export function createOriginsStore(
  first: Span,
  load = listEverybodysOrigins,
  now: () => Date = () => new Date(),
) {
  const span = signal(first);
  const origins = createResource(() => load({ from: firstDay(span.value, now()) }), { everyMs: 10_000 });
  return { span, origins, follow: origins.follow };
}
