import { afterEach, expect, test, vi } from "vitest";
import { createTabs, type Told } from "./tabs.ts";

/** Web Locks: one holder at a time, then the next in line. */
class FakeLocks {
  private readonly held = new Set<string>();
  private readonly lines = new Map<string, Promise<unknown>>();

  async request(name: string, ...rest: unknown[]): Promise<unknown> {
    const work = rest.at(-1) as () => Promise<unknown>;
    const { signal } = (rest.length > 1 ? rest[0] : {}) as { signal?: AbortSignal };
    const before = this.lines.get(name) ?? Promise.resolve();
    const turn = before.then(() => {
      if (signal?.aborted) throw signal.reason;
      return work();
    });
    this.lines.set(
      name,
      turn.catch(() => undefined),
    );
    this.held.add(name);
    void turn.catch(() => undefined).finally(() => this.held.delete(name));
    return turn;
  }

  async query() {
    return { held: [...this.held].map((name) => ({ name })) };
  }
}

afterEach(() => vi.unstubAllGlobals());

const until = (signal: AbortSignal) =>
  new Promise<void>((done) => signal.addEventListener("abort", () => done()));
const soon = () => new Promise((done) => setTimeout(done));

/** Tabs that try to lead, each with a controller that ends it. */
function leading(names: string[]) {
  const order: string[] = [];
  const ends = names.map((name) => {
    const life = new AbortController();
    const tabs = createTabs("umi:", () => undefined);
    void tabs.lead(async (signal) => {
      order.push(name);
      await until(signal);
    }, life.signal);
    return life;
  });
  return { order, ends };
}

test("one tab leads, then the next in line, and never one that gave up", async () => {
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  const { order, ends } = leading(["first", "second", "third"]);
  await soon();
  expect(order).toEqual(["first"]);

  ends[1]?.abort();
  ends[0]?.abort();
  await soon();

  expect(order).toEqual(["first", "third"]);
});

test("without locks every tab leads", async () => {
  vi.stubGlobal("navigator", {});
  const { order } = leading(["first", "second"]);
  await soon();

  expect(order).toEqual(["first", "second"]);
});

test("without a channel every tab leads", async () => {
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  vi.stubGlobal("BroadcastChannel", undefined);
  // The code checks with `in`, which still finds a stubbed undefined.
  Reflect.deleteProperty(globalThis, "BroadcastChannel");
  const { order } = leading(["first", "second"]);
  await soon();

  expect(order).toEqual(["first", "second"]);
});

test("where the browser forbids locks every tab works and leads for itself", async () => {
  const request = () => Promise.reject(new DOMException("denied", "SecurityError"));
  vi.stubGlobal("navigator", { locks: { request } });
  const { order } = leading(["first", "second"]);
  await soon();

  expect(order).toEqual(["first", "second"]);
  expect(await createTabs("umi:", () => undefined).alone("send", async () => "sent")).toBe("sent");
});

test("a channel that cannot be opened is none", async () => {
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  vi.stubGlobal(
    "BroadcastChannel",
    class {
      constructor() {
        throw new DOMException("denied", "SecurityError");
      }
    },
  );
  const tabs = createTabs("umi:", () => undefined);
  tabs.open();
  tabs.tell({ what: "visitor" });
  tabs.close();

  expect(await tabs.alone("send", async () => "sent")).toBe("sent");
});

test("work that fails under a lock is not done again", async () => {
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  let times = 0;
  const work = async () => {
    times++;
    throw new Error("no");
  };

  await expect(createTabs("umi:", () => undefined).alone("send", work)).rejects.toThrow("no");
  expect(times).toBe(1);
});

test("what one tab shares last, another one of the same shop knows at once, until it is closed", async () => {
  vi.stubGlobal("navigator", { locks: new FakeLocks() });
  const [one, other, elsewhere] = ["umi:", "umi:", "matcha:"].map((name) =>
    createTabs(name, () => undefined),
  );
  expect(await other?.shared()).toBeUndefined();

  await one?.share("token-1");

  expect(await other?.shared()).toBe("token-1");
  expect(await elsewhere?.shared()).toBeUndefined();
  await one?.share("token-2");
  await soon();
  expect(await other?.shared()).toBe("token-2");
  one?.close();
  await soon();
  expect(await other?.shared()).toBeUndefined();
});

test("where the browser has no locks or forbids them nothing is shared, and nobody waits", async () => {
  const request = () => Promise.reject(new DOMException("denied", "SecurityError"));
  for (const navigator of [{}, { locks: { request, query: request } }]) {
    vi.stubGlobal("navigator", navigator);
    const tabs = createTabs("umi:", () => undefined);
    await tabs.share("token-1");
    expect(await tabs.shared()).toBeUndefined();
  }
});

test("tabs hear each other, but not themselves and not while closed", async () => {
  vi.stubGlobal("navigator", {});
  const heard: string[] = [];
  const tab = (name: string) => createTabs("umi:", (told: Told) => heard.push(`${name} ${told.what}`));
  const [one, other] = [tab("one"), tab("other")];
  one.open();
  other.open();

  one.tell({ what: "visitor" });
  await vi.waitFor(() => expect(heard).toEqual(["other visitor"]));
  other.close();
  one.tell({ what: "forgotten" });
  other.open();
  one.tell({ what: "typing" });
  await vi.waitFor(() => expect(heard).toEqual(["other visitor", "other typing"]));

  one.close();
  other.close();
});
