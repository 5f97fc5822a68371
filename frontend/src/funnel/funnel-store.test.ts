import { expect, test } from "vitest";
import { nobody, type Stats } from "../api/figures.ts";
import type { StreamListener } from "../api/stream.ts";
import { createFunnelStore } from "./funnel-store.ts";

const taps = { SHOW_COUPON: 0, NO_THANKS: 0, REVEAL: 0 };
const seen = (people: number): Stats => ({
  ...{ campaign: "welcome", taps, paths: [] },
  people: { ...nobody(), sent: 4, seen: people },
});

test("each snapshot replaces the one before", () => {
  const listeners: StreamListener<Stats>[] = [];
  const store = createFunnelStore("welcome", (_, listener) => {
    listeners.push(listener);
    return () => {};
  });
  store.follow();

  expect(store.known.value).toBe(false);
  listeners[0]?.news(seen(1));
  listeners[0]?.news(seen(3));

  expect(store.bars.value.find((bar) => bar.stage === "seen")).toMatchObject({ people: 3, percent: "75 %" });
});
