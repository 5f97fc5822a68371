import { createStore, prefixOf } from "../../chat/store.ts";

const AREAS = [() => localStorage, () => sessionStorage];

/** Lets the shop page be opened by somebody it has never seen: what the chat remembers in this browser is gone. */
export function forgetVisitor(address = location.href, areas = AREAS): void {
  for (const area of areas) {
    const store = createStore(area, prefixOf(address));
    for (const key of store.keys("")) store.remove(key);
  }
}
