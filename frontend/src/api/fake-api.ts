import type { Api, Watcher } from "./api.ts";

/** An API for tests: answers as told, and lets the test speak for the server's stream. */
export function fakeApi(answers: Partial<Api> = {}): Api & { watchers: Watcher[] } {
  const watchers: Watcher[] = [];
  return {
    watchers,
    signedIn: async () => false,
    signIn: async () => {},
    signOut: async () => {},
    status: () => Promise.reject(new Error("not asked for in this test")),
    watch: (_, watcher) => {
      watchers.push(watcher);
      return () => watchers.splice(watchers.indexOf(watcher), 1);
    },
    ...answers,
  };
}
