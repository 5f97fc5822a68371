// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PhoneSummary } from "../api/simulator.ts";
import { createPeopleStore } from "./people-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settled = () => vi.advanceTimersByTimeAsync(0);

const summary = (psid: string): PhoneSummary => ({
  psid,
  name: "Ana",
  origin: null,
  started: true,
  blocked: false,
  windowUntil: null,
  messages: 1,
  lastAt: null,
});

function shop(known: PhoneSummary[], query = "") {
  const createPhone = vi.fn(async (_?: object) => summary("909new"));
  const show = vi.fn();
  const store = createPeopleStore(new URLSearchParams(query), {
    listPhones: async () => known,
    createPhone,
    show,
  });
  return { store, createPhone, show, stop: store.follow() };
}

test("the last customer moved by hand is taken up again, never one of the crowd", async () => {
  const { store, createPhone, stop } = shop([summary("901crowd"), summary("909ana")]);
  await settled();
  expect(store.chosen.value).toBe("909ana");
  expect(createPhone).not.toHaveBeenCalled();
  stop();
});

test("with nobody there a first customer comes", async () => {
  const { store, createPhone, stop } = shop([]);
  await settled();
  expect(createPhone).toHaveBeenCalledExactlyOnceWith({ name: "Ana Prieto" });
  expect(store.chosen.value).toBe("909new");
  stop();
});

test("everybody who comes through a link is somebody new with that origin, once", async () => {
  const { createPhone, show, stop } = shop([summary("909ana")], "ref=counter-poster");
  await settled();
  expect(createPhone).toHaveBeenCalledExactlyOnceWith({ origin: "counter-poster" });
  expect(show).toHaveBeenCalledWith("909new", "counter-poster");
  stop();
});

test("loading the page again keeps who was chosen", async () => {
  const { store, createPhone, stop } = shop([summary("909ana")], "ref=counter-poster&phone=909ben");
  await settled();
  expect(store.chosen.value).toBe("909ben");
  expect(createPhone).not.toHaveBeenCalled();
  stop();
});
