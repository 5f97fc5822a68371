import { expect, test, vi } from "vitest";
import { fakeApi } from "../api/fake-api.ts";
import { nobody } from "../api/stats.ts";
import { createFunnelStore } from "./funnel-store.ts";

const seen = (people: number) => ({ campaign: "welcome", people: { ...nobody(), sent: 4, seen: people } });

test("each snapshot replaces the one before", () => {
  const api = fakeApi();
  const store = createFunnelStore(api, "welcome", () => {});
  store.follow();

  expect(store.known.value).toBe(false);
  api.watchers[0]?.stats(seen(1));
  api.watchers[0]?.stats(seen(3));

  expect(store.bars.value.find((bar) => bar.stage === "seen")).toMatchObject({ people: 3, percent: "75 %" });
});

test("a refused stream is asked for again while the session lasts", async () => {
  vi.useFakeTimers();
  const api = fakeApi({ signedIn: async () => true });
  const store = createFunnelStore(api, "welcome", () => {});
  const stop = store.follow();
  const first = api.watchers[0];

  first?.state("refused");
  expect(store.live.value).toBe("reconnecting");
  await vi.runAllTimersAsync();

  expect(api.watchers).toHaveLength(1);
  expect(api.watchers[0]).not.toBe(first);
  stop();
  expect(api.watchers).toHaveLength(0);
  vi.useRealTimers();
});

test("a refused stream of a session that is over ends it here, too", async () => {
  const ended = vi.fn();
  const api = fakeApi({ signedIn: async () => false });
  createFunnelStore(api, "welcome", ended).follow();

  api.watchers[0]?.state("refused");
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
});
