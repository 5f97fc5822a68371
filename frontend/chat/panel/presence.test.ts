// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchPresence } from "./presence.ts";

let life: AbortController;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  said = [];
  hide(false);
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

function watch(): void {
  const say = (what: string) => () => void said.push(what);
  const presence = {
    connect: say("connect"),
    disconnect: say("disconnect"),
    wake: say("wake"),
    looked: say("looked"),
  };
  watchPresence(presence, life.signal);
}

function hide(yes: boolean): void {
  Object.defineProperty(document, "hidden", { value: yes, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

function heard(): string[] {
  return said.splice(0);
}

test("connects when visible, but not in a background tab", () => {
  watch();
  expect(heard()).toEqual(["connect", "wake", "looked"]);

  life.abort();
  life = new AbortController();
  hide(true);
  watch();
  expect(heard()).toEqual([]);
  hide(false);
  expect(heard()).toEqual(["connect", "wake", "looked"]);
});

test("disconnects after half a minute in the background, not after a glance elsewhere", () => {
  watch();
  heard();
  hide(true);
  vi.advanceTimersByTime(9_000);
  hide(false);
  expect(heard()).toEqual(["connect", "wake", "looked"]);

  hide(true);
  vi.advanceTimersByTime(60_000);
  expect(heard()).toEqual(["disconnect"]);
});

test("after a while in the background the connection is not trusted, even if no timer ran", () => {
  watch();
  heard();
  hide(true);
  vi.setSystemTime(Date.now() + 3_600_000);
  hide(false);

  expect(heard()).toEqual(["disconnect", "connect", "wake", "looked"]);
});

test("drops the connection with the network and opens a new one when it is back", () => {
  watch();
  heard();
  dispatchEvent(new Event("offline"));
  expect(heard()).toEqual(["disconnect", "wake"]);
  dispatchEvent(new Event("online"));
  expect(heard()).toEqual(["connect", "wake", "looked"]);
});

test("disconnects before the page is frozen, and does nothing once destroyed", () => {
  watch();
  heard();
  dispatchEvent(new Event("pagehide"));
  document.dispatchEvent(new Event("freeze"));
  expect(heard()).toEqual(["disconnect", "disconnect"]);

  life.abort();
  hide(true);
  dispatchEvent(new Event("online"));
  vi.advanceTimersByTime(60_000);
  expect(heard()).toEqual([]);
});
