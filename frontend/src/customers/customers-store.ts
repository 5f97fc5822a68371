import { type ReadonlySignal, signal } from "@preact/signals";
import { type Customer, listCustomers } from "../api/customers.ts";
import { listEverybodysOrigins } from "../api/origins.ts";
import { listEntryLinks } from "../api/page.ts";
import { navigate } from "../shell/router.ts";
import { createPagedList, type PagedList } from "../state/paged-list.ts";
import { createResource, type Resource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";

/** Which customers are shown; it stands in the address, so that the way back leads to the same ones. */
export interface Filter {
  q: string;
  /** Null: from everywhere; empty: those who wrote by themselves. */
  origin: string | null;
}

export interface CustomersStore {
  /** What stands in the search field; the list follows a moment later. */
  typed: ReadonlySignal<string>;
  filter: ReadonlySignal<Filter>;
  customers: PagedList<Customer>;
  /** The links people may have come by; an empty one is none. */
  origins: Resource<string[]>;
  search(text: string): void;
  chooseOrigin(origin: string | null): void;
  everybody(): void;
  /** Takes what the address says. */
  show(filter: Filter): void;
  follow(): () => void;
}

const PAUSE_MS = 250;

export function createCustomersStore(
  first: Filter,
  list = listCustomers,
  loadOrigins = originsKnown,
  go: (address: string) => void = (address) => navigate(address, { replace: true }),
): CustomersStore {
  const typed = signal(first.q);
  const filter = signal(first);
  const customers = createPagedList((cursor) => list({ ...filter.value, cursor }), { everyMs: 10_000 });
  const origins = createResource(loadOrigins);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function choose(next: Filter): void {
    clearTimeout(pause);
    go(addressOf(next));
  }

  return {
    ...{ typed, filter, customers, origins },
    search(text) {
      typed.value = text;
      clearTimeout(pause);
      pause = setTimeout(() => choose({ ...filter.peek(), q: text.trim() }), text.trim() ? PAUSE_MS : 0);
    },
    chooseOrigin: (origin) => choose({ q: typed.peek().trim(), origin }),
    everybody: () => choose({ q: "", origin: null }),
    show(next) {
      const { q, origin } = filter.peek();
      if (next.q !== typed.peek().trim()) typed.value = next.q;
      if (next.q !== q || next.origin !== origin) filter.value = next;
    },
    follow() {
      const stop = followAll(customers, origins);
      return () => {
        clearTimeout(pause);
        stop();
      };
    },
  };
}

export function filterOf(query: URLSearchParams): Filter {
  return { q: query.get("q") ?? "", origin: query.get("origin") };
}

export function addressOf({ q, origin }: Filter): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (origin !== null) query.set("origin", origin);
  return query.size > 0 ? `/customers?${query}` : "/customers";
}

/** The owner's own links, and those that brought anybody. */
async function originsKnown(): Promise<string[]> {
  const [links, everybody] = await Promise.all([listEntryLinks(), listEverybodysOrigins()]);
  const brought = everybody.filter(({ people: { customers = 0 } }) => customers > 0);
  const all = new Set([...links, ...brought].map(({ origin }) => origin));
  return [...all].sort((one, other) => one.localeCompare(other));
}
