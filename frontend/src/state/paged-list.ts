import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Paged } from "../api/wire.ts";
import { createResource, type Options, type Resource } from "./resource.ts";

/** A long list, page after page; refreshing keeps as many pages as are shown. */
export interface PagedList<T> extends Resource<T[]> {
  hasMore: ReadonlySignal<boolean>;
  busyMore: ReadonlySignal<boolean>;
  more(): Promise<void>;
}

/** `load` gets the cursor of the page to fetch, null for the first. */
export function createPagedList<T>(
  load: (cursor: string | null) => Promise<Paged<T>>,
  options: Options = {},
): PagedList<T> {
  const next = signal<string | null>(null);
  const busyMore = signal(false);
  let pages = 1;

  async function loadShown(): Promise<T[]> {
    let page = await load(null);
    const items = [...page.items];
    let count = 1;
    for (; count < pages && page.next !== null; count++) {
      page = await load(page.next);
      items.push(...page.items);
    }
    pages = count;
    next.value = page.next;
    return items;
  }

  const resource = createResource(loadShown, options);

  async function more(): Promise<void> {
    if (next.peek() === null || busyMore.peek()) return;
    busyMore.value = true;
    pages++;
    await resource.refresh();
    busyMore.value = false;
  }

  return { ...resource, more, busyMore, hasMore: computed(() => next.value !== null) };
}
