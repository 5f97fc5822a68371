import { type ReadonlySignal, signal } from "@preact/signals";
import { type Customer, type CustomerSort, listCustomers } from "../api/customers.ts";
import type { Line } from "../api/figures.ts";
import { listEverybodysOrigins } from "../api/origins.ts";
import { listEntryLinks } from "../api/page.ts";
import { navigate } from "../shell/router.ts";
import { createPagedList, type PagedList } from "../state/paged-list.ts";
import { createResource, type Resource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { type Tongue, tongueOf } from "../ui/languages.ts";
import { lineOf } from "../ui/lines.ts";

/** Which customers are shown, and in which order; kept in the address, so that going back shows the same ones. */
export interface Filter {
  q: string;
  /** Null: from everywhere; empty: those who found the page directly. */
  origin: string | null;
  /** Undefined: by any line. */
  line?: Line | undefined;
  /** Undefined: any, also those whose language is unknown. */
  language?: Tongue | undefined;
  /** A story and one of its stages, such as "coupon.accepted"; empty: any. */
  step: string;
  sort: CustomerSort;
}

export const EVERYBODY: Filter = { q: "", origin: null, step: "", sort: "newest" };

export interface CustomersStore {
  /** What stands in the search field; the list follows a moment later. */
  typed: ReadonlySignal<string>;
  filter: ReadonlySignal<Filter>;
  customers: PagedList<Customer>;
  /** How many there are in all; null before the server has said. */
  total: ReadonlySignal<number | null>;
  /** The links people may have come by; an empty one is none. */
  origins: Resource<string[]>;
  search(text: string): void;
  choose(part: Partial<Filter>): void;
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
  const total = signal<number | null>(null);
  const customers = createPagedList(
    async (cursor) => {
      const page = await list({ ...filter.value, cursor });
      if (cursor === null) total.value = page.total;
      return page;
    },
    { everyMs: 10_000 },
  );
  const origins = createResource(loadOrigins);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function choose(next: Filter): void {
    clearTimeout(pause);
    go(addressOf(next));
  }

  return {
    typed,
    filter,
    customers,
    total,
    origins,
    search(text) {
      typed.value = text;
      clearTimeout(pause);
      pause = setTimeout(() => choose({ ...filter.peek(), q: text.trim() }), text.trim() ? PAUSE_MS : 0);
    },
    choose: (part) => choose({ ...filter.peek(), q: typed.peek().trim(), ...part }),
    everybody: () => choose({ ...EVERYBODY, sort: filter.peek().sort }),
    show(next) {
      if (next.q !== typed.peek().trim()) typed.value = next.q;
      if (addressOf(next) !== addressOf(filter.peek())) filter.value = next;
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
  return {
    q: query.get("q") ?? "",
    origin: query.get("origin"),
    line: lineOf(query),
    language: tongueOf(query),
    step: /^[a-z_]+\.[a-z_]+$/.exec(query.get("step") ?? "")?.[0] ?? "",
    sort: query.get("sort") === "last_seen" ? "last_seen" : "newest",
  };
}

export function addressOf({ q, origin, line, language, step, sort }: Filter): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (origin !== null) query.set("origin", origin);
  if (line) query.set("line", line);
  if (language) query.set("language", language);
  if (step) query.set("step", step);
  if (sort !== "newest") query.set("sort", sort);
  return query.size > 0 ? `/customers?${query}` : "/customers";
}

/** The owner's own links, and those that brought anybody. */
export async function originsKnown(): Promise<string[]> {
  const [links, everybody] = await Promise.all([listEntryLinks(), listEverybodysOrigins()]);
  const brought = everybody.filter(({ people: { customers = 0 } }) => customers > 0);
  const all = new Set([...links, ...brought].map(({ origin }) => origin));
  return [...all].sort((one, other) => one.localeCompare(other));
}
