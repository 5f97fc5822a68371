/** What the chat remembers. It never throws, whatever the browser forbids. */
export interface Store {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Sorted. */
  keys(beginning: string): string[];
}

/** Uses the page's own storage, and memory from the first failure on. */
export function createStore(area: () => Storage, prefix: string): Store {
  const memory = new Map<string, string>();
  let refused = false;

  function attempt<T>(real: (storage: Storage) => T, instead: () => T): T {
    if (!refused) {
      try {
        return real(area());
      } catch {
        refused = true;
        rescue();
      }
    }
    return instead();
  }

  /** A full storage can still be read. */
  function rescue(): void {
    try {
      const storage = area();
      for (const name of namesIn(storage)) {
        if (name.startsWith(prefix)) memory.set(name.slice(prefix.length), storage.getItem(name) ?? "");
      }
    } catch {
      // A forbidden one cannot.
    }
  }

  return {
    get: (key) =>
      attempt<string | undefined>(
        (storage) => storage.getItem(prefix + key) ?? undefined,
        () => memory.get(key),
      ),
    set(key, value) {
      attempt<unknown>(
        (storage) => storage.setItem(prefix + key, value),
        () => memory.set(key, value),
      );
    },
    remove(key) {
      memory.delete(key);
      attempt<unknown>(
        (storage) => storage.removeItem(prefix + key),
        () => undefined,
      );
    },
    keys: (beginning) =>
      attempt(
        (storage) =>
          namesIn(storage).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])),
        () => [...memory.keys()],
      )
        .filter((key) => key.startsWith(beginning))
        .sort(),
  };
}

function namesIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
}

/** Keeps the keys of one shop apart from everything else on the page. */
export const prefixOf = (base: string): string => `promobot:${new URL(base).host}:`;
