// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import type { Sales } from "../../api/coupons.ts";
import type { Chat, ChatMessage } from "../../api/simulator.ts";
import { someTerms } from "../../coupons/a-coupon.ts";
import { codeInFrame, codeOn } from "./code-on.ts";
import { createCounterStore } from "./counter-store.ts";

const PAGE = "/c/0197f3c2-8d5e-4b1a-9c77-2f40a1b6e3d9";

const said = (part: Partial<ChatMessage>): ChatMessage => ({
  mid: "m",
  from: "bot",
  kind: "text",
  text: "",
  subtitle: "",
  imageUrl: "",
  buttons: [],
  at: new Date(),
  seen: false,
  ...part,
});
const chatOf = (...messages: Partial<ChatMessage>[]) => ({ messages: messages.map(said) }) as Chat;

const CARD: Partial<ChatMessage> = {
  text: "Your code: UMI7K3M-9QXB2FT",
  buttons: [{ type: "web_url", title: "Show my coupon", url: `http://localhost:8080${PAGE}` }],
};

test("the newest coupon on the phone is what the till scans", () => {
  expect(codeOn(chatOf({ text: "Hi" }, CARD, { text: "Bye" }), null)).toBe(PAGE);
  expect(codeOn(chatOf({ text: "Your code is UMI10." }), "UMI10")).toBe("UMI10");
  expect(codeOn(chatOf({ text: "Your code is UMI10." }), null)).toBeNull();
  expect(codeOn(chatOf({ ...CARD, from: "customer" }), null)).toBeNull();
  expect(codeOn(null, "UMI10")).toBeNull();
});

function counter(redeemCode = vi.fn(), terms = someTerms(), newKey?: () => string) {
  const chat = signal<Chat | null>(chatOf(CARD));
  const onWebsite = signal<string | null>(null);
  const none = { redeemers: 0, redemptions: 0, money: [] };
  const showSales = vi.fn(async (): Promise<Sales> => ({ from: "", total: none, origins: [], days: [] }));
  const setCouponTerms = vi.fn(async () => someTerms());
  const api = { redeemCode, showSales, setCouponTerms, showCouponTerms: async () => terms };
  return {
    chat,
    onWebsite,
    showSales,
    setCouponTerms,
    store: createCounterStore(chat, onWebsite, signal("welcome"), api, newKey),
  };
}

test("a scan redeems what is on the phone, and the money is looked at again", async () => {
  const redeemCode = vi.fn(async ({ amount }) => ({
    ...{ id: "1", code: "X", campaign: "welcome", at: new Date(), amount },
    ...{ discount: "2.35", currency: "EUR" },
  }));
  const { store, showSales } = counter(redeemCode, someTerms(), () => "key");
  await store.scan.run();
  expect(redeemCode).toHaveBeenCalledExactlyOnceWith({
    ...{ code: PAGE, amount: "23.50", till: "Demo till", key: "key" },
  });
  expect(store.said.value).toEqual({ tone: "good", word: "Redeemed", more: "€2.35 off a sale of €23.50" });
  expect(showSales).toHaveBeenCalledOnce();
});

test("a code of another campaign says that it counts there", async () => {
  const sale = { id: "1", code: "X", campaign: "c7", at: new Date(), amount: "23.50" };
  const { store } = counter(vi.fn(async () => ({ ...sale, discount: "2.35", currency: "EUR" })));
  await store.scan.run();
  expect(store.said.value?.more).toBe("It counts in another campaign’s figures");
});

test("a page without https redeems, too, each sale under a key of its own", async () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const redeemCode = vi.fn().mockRejectedValue(new ApiError(404, "There is no such code"));
  const { store } = counter(redeemCode);
  await store.scan.run();
  await store.scan.run();
  vi.unstubAllGlobals();
  expect(new Set(redeemCode.mock.calls.map(([{ key }]) => key)).size).toBe(2);
});

test("a second scan says that it was used already", async () => {
  const { store } = counter(vi.fn().mockRejectedValue(new ApiError(409, "This code has been used already")));
  await store.scan.run();
  expect(store.said.value).toEqual({
    ...{ tone: "bad", word: "Already used", more: "Somebody redeemed it before" },
  });
});

test("what is typed goes before what is on the phone, and without either there is nothing to scan", async () => {
  const redeemCode = vi.fn().mockRejectedValue(new ApiError(404, "There is no such code"));
  const { store, chat } = counter(redeemCode);
  store.typed.value = " umi 10 ";
  await store.scan.run();
  expect(redeemCode.mock.calls[0]?.[0].code).toBe("umi 10");
  expect(store.said.value?.word).toBe("Unknown");

  store.typed.value = "";
  chat.value = null;
  await store.scan.run();
  expect(redeemCode).toHaveBeenCalledOnce();
});

test("where everybody shares a code, one press gives everybody their own", async () => {
  const terms = someTerms({ kind: "shared", code: "umi10", prefix: null, value: null, remind: false });
  const { store, setCouponTerms } = counter(vi.fn(), terms);
  const stop = store.follow();
  await vi.waitFor(() => expect(store.shared.value).toBe("umi10"));
  await store.oneEach.run();
  expect(setCouponTerms).toHaveBeenCalledExactlyOnceWith(
    "welcome",
    expect.objectContaining({
      kind: "unique",
      prefix: "umi",
      value: { kind: "percent", amount: "10", currency: "EUR" },
    }),
  );
  expect(store.shared.value).toBeNull();
  stop();
});

test("on the phone with the website the chat's last coupon is scanned", async () => {
  const page = document.implementation.createHTMLDocument();
  const host = page.createElement("div");
  host.id = "promobot-chat";
  page.body.append(host);
  const frame = { contentDocument: page } as HTMLIFrameElement;
  expect(codeInFrame(frame)).toBeNull();
  const old = PAGE.replace("0197", "0000");
  host.attachShadow({
    mode: "open",
  }).innerHTML = `<a href="https://x.example/privacy"></a><a href="${old}"></a><a href="https://x.example${PAGE}"></a>`;
  expect(codeInFrame(frame)).toBe(PAGE);
  expect(codeInFrame(null)).toBeNull();

  const { store, onWebsite, chat } = counter();
  chat.value = null;
  onWebsite.value = PAGE;
  expect(store.code.value).toBe(PAGE);
});
