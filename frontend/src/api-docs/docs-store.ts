import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Contract } from "./openapi.ts";
import { filtered, type Group, groupsOf } from "./reading.ts";

export interface DocsStore {
  base: string;
  query: ReadonlySignal<string>;
  all: Group[];
  /** Those with what is looked for. */
  shown: ReadonlySignal<Group[]>;
  count: ReadonlySignal<number>;
  search(query: string): void;
}

export function createDocsStore(contract: Contract, origin: string): DocsStore {
  const base = `${origin}/api/v1`;
  const all = groupsOf(contract, base);
  const query = signal("");
  const shown = computed(() => filtered(all, query.value));
  const count = computed(() => shown.value.reduce((sum, { operations }) => sum + operations.length, 0));
  function search(words: string): void {
    query.value = words;
  }
  return { base, query, all, shown, count, search };
}
