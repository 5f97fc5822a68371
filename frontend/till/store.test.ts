import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aCoupon, aRedemption } from "./a-till.ts";
import { Broken, Refused, SignedOut, type Till, type TillApi } from "./api.ts";
import type { Redemption, Sale } from "./coupon.ts";
import { createPending } from "./pending.ts";
import { createTill } from "./store.ts";

const TILL: Till = { name: "Till 1", shop: "Umi Shop", currency: "EUR" };
const CODE = "UMI 7K3M-Q2XW-P4D";

class Drawer implements Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

function serving(part: Partial<TillApi> = {}) {
  const api: TillApi = {
    shopTime: (device) => device,
    whoAmI: async () => TILL,
    signInByPin: async () => TILL,
    signInByLink: async () => TILL,
    signOut: async () => {},
    look: async () => ({ word: "valid", coupon: aCoupon() }),
    redeem: async ({ code, amount }) => aRedemption({ code, amount }),
    undo: async () => {},
    lately: async () => [],
    ...part,
  };
  return api;
}

function opened(part: Partial<TillApi> = {}, drawer = new Drawer()) {
  let keys = 0;
  const pending = createPending(() => drawer as unknown as Storage);
  return { drawer, store: createTill(serving(part), pending, () => `key-${++keys}`) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a signed-in till looks a code up, redeems it and takes it back", async () => {
  const { store, drawer } = opened();
  await store.begin(null);
  await store.scan(CODE);
  expect(store.screen.value).toMatchObject({ at: "answered", answer: { word: "valid" } });

  await store.redeem("23.50");
  expect(store.screen.value).toMatchObject({ at: "sold", redemption: { code: CODE, amount: "23.50" } });
  expect(drawer.kept.size, "what is kept of an answered redemption").toBe(0);

  // The mistake is noticed with the next customer at the counter.
  store.next();
  expect(store.screen.value.at).toBe("ready");
  const [last] = store.recent.value;
  if (last) store.recall(last);
  await store.undo();
  expect(store.screen.value.at).toBe("undone");
  expect(store.recent.value).toEqual([]);
});

test("what was redeemed before the page was loaded again, or in another one, can still be taken back", async () => {
  const [before, elsewhere] = [aRedemption({ id: "11" }), aRedemption({ id: "12", code: "OTHER" })];
  const lately = vi.fn<TillApi["lately"]>().mockResolvedValueOnce([before]);
  lately.mockResolvedValue([elsewhere, before]);
  const undo = vi.fn<TillApi["undo"]>(async () => {});
  const { store } = opened({ lately, undo });
  await store.begin(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(store.recent.value).toEqual([before]);
  // The phone wakes up.
  await store.askAgain();
  expect(store.recent.value).toEqual([elsewhere, before]);

  store.recall(before);
  await store.undo();
  expect(undo).toHaveBeenCalledExactlyOnceWith(before);
  expect(store.screen.value.at).toBe("undone");
  expect(store.recent.value).toEqual([elsewhere]);
});

test("a till that cannot say what it redeemed lately still redeems", async () => {
  const { store } = opened({ lately: () => Promise.reject(new Broken()) });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.recent.value).toHaveLength(1);
});

test("what the last one left unanswered is still said after a wrong PIN", async () => {
  const wrong = () => Promise.reject(new Refused("That PIN isn’t right."));
  const { store } = opened({ redeem: () => Promise.reject(new Broken()), signInByPin: wrong });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  await store.signOut();
  await store.signIn("000000");
  expect(store.session.value).toMatchObject({ note: UNKNOWN.note, problem: "That PIN isn’t right." });
});

test("looking a code up redeems nothing", async () => {
  const redeem = vi.fn();
  const { store } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.scan("OTHER");
  expect(redeem).not.toHaveBeenCalled();
});

test("a redemption that was not answered is asked about with the same key until it is, and counts once", async () => {
  const keys: string[] = [];
  const redeem = vi.fn(async (sale: Sale): Promise<Redemption> => {
    keys.push(sale.key);
    if (keys.length < 3) throw new Broken();
    return aRedemption();
  });
  const { store, drawer } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.screen.value).toMatchObject({ at: "selling", broken: true });
  expect(drawer.kept.size).toBe(1);

  await vi.advanceTimersByTimeAsync(3_000);
  expect(store.screen.value.at).toBe("selling");
  await store.askAgain();
  expect(store.screen.value.at).toBe("sold");
  expect(new Set(keys)).toEqual(new Set(["key-1"]));
  expect(drawer.kept.size).toBe(0);
});

test("a page that was loaded again goes on asking about what was not answered", async () => {
  const before = opened({ redeem: () => Promise.reject(new Broken()) });
  await before.store.begin(null);
  await before.store.scan(CODE);
  await before.store.redeem("5.00");

  const redeem = vi.fn(async () => aRedemption());
  const { store, drawer } = opened({ redeem }, before.drawer);
  await store.begin(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(redeem).toHaveBeenCalledExactlyOnceWith({
    ...{ key: "key-1", code: CODE, amount: "5.00", till: "Till 1", pressedAt: expect.any(Date) },
  });
  expect(store.screen.value.at).toBe("sold");
  expect(drawer.kept.size).toBe(0);
});

test("a till that is signed out meanwhile keeps its question, and asks it once somebody is in again", async () => {
  const redeem = vi.fn<TillApi["redeem"]>().mockRejectedValueOnce(new SignedOut());
  redeem.mockResolvedValue(aRedemption());
  const { store } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.session.value).toMatchObject({
    is: "out",
    note: expect.stringContaining("signed out"),
    problem: null,
  });

  await store.signIn("123456");
  await vi.advanceTimersByTimeAsync(0);
  expect(redeem.mock.calls.map(([sale]) => sale.key)).toEqual(["key-1", "key-1"]);
  expect(store.screen.value.at).toBe("sold");
});

/** A till whose one redemption was sent and not answered. */
async function unanswered(drawer = new Drawer()) {
  const before = opened({ redeem: () => Promise.reject(new Broken()) }, drawer);
  await before.store.begin(null);
  await before.store.scan(CODE);
  await before.store.redeem("5.00");
  return before;
}

const UNKNOWN = {
  at: "ready",
  note: expect.stringContaining(`isn’t known whether ${CODE} was redeemed at Till 1`),
};

test("a server that is busy when it is asked again is waited for as long as it says, and the sale is not forgotten", async () => {
  const slow = { word: "slow", seconds: 40, why: "Too many wrong guesses." } as const;
  const redeem = vi.fn<TillApi["redeem"]>().mockRejectedValueOnce(new Broken());
  redeem.mockResolvedValueOnce(slow).mockResolvedValue(aRedemption());
  const { store, drawer } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(store.screen.value).toMatchObject({ at: "selling", broken: true, wait: 40 });
  expect(drawer.kept.size, "what is kept of a redemption nobody knows about").toBe(1);

  await store.askAgain();
  await vi.advanceTimersByTimeAsync(39_000);
  expect(redeem, "asked before the server wants to be").toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(store.screen.value.at).toBe("sold");
  expect(new Set(redeem.mock.calls.map(([sale]) => sale.key)).size).toBe(1);
  expect(drawer.kept.size).toBe(0);
});

test("a server that is busy at the first try did nothing: the cashier is told to wait", async () => {
  const slow = { word: "slow", seconds: 40, why: "Too many wrong guesses." } as const;
  const { store, drawer } = opened({ redeem: async () => slow });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.screen.value).toEqual({ at: "answered", code: CODE, answer: slow });
  expect(drawer.kept.size).toBe(0);
});

test("what was sent at one till is not sent again at another; the cashier is told what is unknown", async () => {
  const { drawer } = await unanswered();
  const redeem = vi.fn(async () => aRedemption());
  const { store } = opened({ redeem, whoAmI: async () => ({ ...TILL, name: "Till 2" }) }, drawer);
  await store.begin(null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(redeem).not.toHaveBeenCalled();
  expect(store.screen.value).toEqual(UNKNOWN);
  expect(drawer.kept.size).toBe(0);
});

test("what was sent and not answered is not sent again hours later, by a page loaded again or one left open", async () => {
  const { drawer, store: open } = await unanswered();
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  expect(open.screen.value).toEqual(UNKNOWN);

  await unanswered(drawer);
  const HOURS = 3 * 3_600_000;
  vi.setSystemTime(Date.now() + HOURS);
  const redeem = vi.fn(async () => aRedemption());
  const { store } = opened({ redeem }, drawer);
  await store.begin(null);
  expect(redeem).not.toHaveBeenCalled();
  expect(store.screen.value).toEqual(UNKNOWN);
});

test("who signs out leaves nothing for the next one to send, and is told what is unknown", async () => {
  const redeem = vi.fn<TillApi["redeem"]>().mockRejectedValue(new Broken());
  const { store, drawer } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  await store.signOut();
  expect(store.session.value).toMatchObject({ is: "out", note: UNKNOWN.note, problem: null });
  expect(drawer.kept.size).toBe(0);
  await store.signIn("123456");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(redeem).toHaveBeenCalledOnce();
  expect(store.screen.value.at).toBe("ready");
});

test("an answer that comes after it was given up says nothing about the next coupon", async () => {
  let late: (sold: Redemption) => void = () => {};
  const redeem = vi.fn<TillApi["redeem"]>().mockRejectedValueOnce(new Broken());
  redeem.mockImplementationOnce(() => new Promise((answer) => (late = answer)));
  redeem.mockImplementationOnce(() => new Promise(() => {}));
  const { store, drawer } = opened({ redeem });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  void store.askAgain();
  void store.askAgain();
  expect(redeem, "sent twice at once").toHaveBeenCalledTimes(2);
  store.stopAsking();
  await store.scan("OTHER");
  void store.redeem(null);
  late(aRedemption());
  await vi.advanceTimersByTimeAsync(0);
  expect(store.screen.value).toMatchObject({ at: "selling", sale: { key: "key-2" } });
  expect(drawer.kept.size).toBe(1);
});

test("a page without https redeems, too", async () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  });
  const redeem = vi.fn(async () => aRedemption());
  const store = createTill(
    serving({ redeem }),
    createPending(() => new Drawer() as unknown as Storage),
  );
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  vi.unstubAllGlobals();
  expect(store.screen.value.at).toBe("sold");
});

test("a cashier who stops asking learns how to find out", async () => {
  const { store, drawer } = opened({ redeem: () => Promise.reject(new Broken()) });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  store.stopAsking();
  expect(store.screen.value).toMatchObject({ at: "ready", note: expect.stringContaining("Scan it again") });
  expect(drawer.kept.size).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(store.screen.value.at).toBe("ready");
});

test("the other till was faster: the answer says so", async () => {
  const used = { word: "used", code: null, at: new Date(), till: "Till 2" } as const;
  const { store } = opened({ redeem: async () => used });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.screen.value).toEqual({ at: "answered", code: CODE, answer: used });
});

test("a broken line while a code is looked up is said, and the same code is asked about again", async () => {
  const look = vi.fn<TillApi["look"]>().mockRejectedValueOnce(new Broken());
  look.mockResolvedValue({ word: "unknown" });
  const { store } = opened({ look });
  await store.begin(null);
  await store.scan(CODE);
  expect(store.screen.value).toEqual({ at: "unreached", code: CODE });
  await store.askAgain();
  expect(store.screen.value).toMatchObject({ at: "answered", answer: { word: "unknown" } });
});

test("the secret of a link signs in; a wrong PIN is said at the door", async () => {
  const signInByLink = vi.fn(async () => TILL);
  const linked = opened({ signInByLink });
  await linked.store.begin("the-secret");
  expect(signInByLink).toHaveBeenCalledExactlyOnceWith("the-secret");
  expect(linked.store.session.value).toEqual({ is: "in", till: TILL });

  const { store } = opened({
    whoAmI: async () => null,
    signInByPin: () => Promise.reject(new Refused("That PIN isn’t right.")),
  });
  await store.begin(null);
  expect(store.session.value).toEqual({ is: "out", note: null, problem: null, busy: false });
  await store.signIn("000000");
  expect(store.session.value).toEqual({
    is: "out",
    note: null,
    problem: "That PIN isn’t right.",
    busy: false,
  });
});

test("an undo that came too late is said, and the redemption stays on the screen", async () => {
  const { store } = opened({ undo: () => Promise.reject(new Refused("The five minutes are over.")) });
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  await store.undo();
  expect(store.screen.value).toMatchObject({ at: "sold", problem: "The five minutes are over." });
});

test("a browser that keeps nothing can still redeem", async () => {
  const forbidden = () => {
    throw new Error("no storage");
  };
  const pending = createPending(forbidden);
  const store = createTill(serving(), pending);
  await store.begin(null);
  await store.scan(CODE);
  await store.redeem(null);
  expect(store.screen.value.at).toBe("sold");
});
