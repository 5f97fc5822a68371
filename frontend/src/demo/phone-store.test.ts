// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Chat, ChatMessage } from "../api/simulator.ts";
import * as simulator from "../api/simulator.ts";
import type { StreamListener } from "../api/stream.ts";
import { createPhoneStore } from "./phone-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function said(mid: string, from: "bot" | "customer", text: string): ChatMessage {
  const at = new Date(Number(mid) * 1000);
  return { mid, from, text, at, kind: "text", subtitle: "", imageUrl: "", buttons: [], seen: false };
}

const chat = (psid: string, ...messages: ChatMessage[]): Chat => ({
  psid,
  messages,
  name: "Ana",
  origin: null,
  started: true,
  blocked: false,
  windowUntil: null,
});

const HI = said("1", "bot", "Hi");
const YES = said("2", "customer", "Yes");
const COUPON = said("3", "bot", "Your coupon");

function phone(deeds: Partial<typeof simulator> = {}) {
  const streams = new Map<string, StreamListener<Chat>>();
  const psid = signal<string | null>("ana");
  const store = createPhoneStore(psid, {
    ...simulator,
    watchChat: (who, listener) => {
      streams.set(who, listener);
      return () => void streams.delete(who);
    },
    tapButton: async (who) => chat(who, HI, YES),
    ...deeds,
  });
  const stop = store.follow();
  const texts = () => store.lines.value.map(({ text }) => text);
  return { store, psid, stop, texts, news: (next: Chat) => streams.get(next.psid)?.news(next), streams };
}

test("a tap is a bubble at once, then the bot is seen writing, then its answer is there", async () => {
  const { store, texts, news, stop } = phone();
  news(chat("ana", HI));

  const tapped = store.tap("Yes", "SHOW_COUPON:welcome");
  expect(texts()).toEqual(["Hi", "Yes"]);
  expect(store.typing.value).toBe(true);

  await tapped;
  news(chat("ana", HI, YES, COUPON));
  expect(texts()).toEqual(["Hi", "Yes"]);

  vi.advanceTimersByTime(500);
  expect(texts()).toEqual(["Hi", "Yes", "Your coupon"]);
  expect(store.typing.value).toBe(false);
  stop();
});

test("a slow answer is shown when it comes", async () => {
  const { store, texts, news, stop } = phone();
  news(chat("ana", HI));
  await store.tap("Yes", "SHOW_COUPON:welcome");
  vi.advanceTimersByTime(3_000);
  expect(store.typing.value).toBe(true);

  news(chat("ana", HI, YES, COUPON));
  expect(texts()).toEqual(["Hi", "Yes", "Your coupon"]);
  stop();
});

test("without an answer nobody is seen writing forever", async () => {
  const { store, news, stop } = phone();
  news(chat("ana", HI));
  await store.tap("Yes", "SHOW_COUPON:welcome");
  vi.advanceTimersByTime(10_000);
  expect(store.typing.value).toBe(false);
  stop();
});

test("a tap that did not work leaves no bubble and says why", async () => {
  const refuse = () => Promise.reject(new TypeError("no"));
  const { store, texts, news, stop } = phone({ tapButton: refuse });
  news(chat("ana", HI));
  await store.tap("Yes", "SHOW_COUPON:welcome");
  expect(texts()).toEqual(["Hi"]);
  expect(store.problem.value).not.toBeNull();
  expect(store.typing.value).toBe(false);
  stop();
});

test("another customer is another chat, and late news of the first are dropped", () => {
  const { psid, texts, news, streams, stop } = phone();
  news(chat("ana", HI));
  const late = streams.get("ana");

  psid.value = "ben";
  expect(texts()).toEqual([]);
  late?.news(chat("ana", HI, YES));
  expect(texts()).toEqual([]);
  news(chat("ben", COUPON));
  expect(texts()).toEqual(["Your coupon"]);
  stop();
});

test("what is looked at is read once", async () => {
  const readChat = vi.fn(async (who: string) => chat(who, { ...HI, seen: true }));
  const { store, news, stop } = phone({ readChat });
  await store.read();
  news(chat("ana", HI));
  await Promise.all([store.read(), store.read()]);
  await store.read();
  expect(readChat).toHaveBeenCalledTimes(1);
  stop();
});
