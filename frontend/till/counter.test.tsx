// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aCoupon, aRedemption } from "./a-till.ts";
import type { TillApi } from "./api.ts";
import { createPending } from "./pending.ts";
import type { Tune } from "./sound.ts";
import { createTill } from "./store.ts";
import { TillPage } from "./view/TillPage.tsx";

let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  sessionStorage.clear();
  vi.useRealTimers();
});

const field = () => root.querySelector<HTMLInputElement>("#code") as HTMLInputElement;
const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent === words);
const settled = (ms = 0) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

async function opened(part: Partial<TillApi> = {}) {
  const look = vi.fn<TillApi["look"]>(async (code) => ({ word: "valid", coupon: aCoupon({ code }) }));
  const redeem = vi.fn<TillApi["redeem"]>(async ({ code, amount }) => aRedemption({ code, amount }));
  const heard: Tune[] = [];
  const till = { name: "Till 1", shop: "Umi Shop", currency: "EUR" };
  const api: TillApi = {
    shopTime: (device) => device,
    whoAmI: async () => till,
    signInByPin: async () => till,
    signInByLink: async () => till,
    signOut: async () => {},
    undo: async () => {},
    lately: async () => [],
    look,
    redeem,
    ...part,
  };
  const store = createTill(api, createPending());
  const sound = { on: { value: true } as never, turn: () => {}, play: (tune: Tune) => void heard.push(tune) };
  await act(() => render(<TillPage store={store} sound={sound} now={() => new Date()} />, root));
  await act(() => store.begin(null));
  return { look, redeem, heard };
}

/** Plays a scanner: a key every few milliseconds, wherever the focus is. */
async function scanner(code: string, end: "Enter" | "Tab" | null, gapMs = 5): Promise<void> {
  for (const key of code) {
    await act(
      () => void document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })),
    );
    const into = document.activeElement as HTMLInputElement;
    into.value += key;
    await act(() => void into.dispatchEvent(new Event("input", { bubbles: true })));
    await settled(gapMs);
  }
  if (end === null) return await settled(400);
  const event = new KeyboardEvent("keydown", { key: end, bubbles: true, cancelable: true });
  await act(() => void document.activeElement?.dispatchEvent(event));
  if (end === "Enter") await act(() => (document.activeElement as HTMLInputElement).form?.requestSubmit());
  await settled();
}

test("a scanner may end its codes with Enter, with Tab or with nothing", async () => {
  const { look } = await opened();
  expect(document.activeElement).toBe(field());
  for (const end of ["Enter", "Tab", null] as const) await scanner("UMI7K3M9QXB2FT", end);
  expect(look.mock.calls.map(([code]) => code)).toEqual(Array(3).fill("UMI7K3M9QXB2FT"));
  expect(field().value).toBe("");
});

test("a person's Tab goes on to the next button, and a slow hand looks nothing up", async () => {
  const { look } = await opened();
  await scanner("UMI7K3M9", "Tab", 200);
  await settled(1_000);
  expect(look).not.toHaveBeenCalled();
  expect(field().value).toBe("UMI7K3M9");
});

test("the next scan at a valid answer is the next code, and redeems nothing", async () => {
  const { look, redeem } = await opened();
  await scanner("UMI7K3M9QXB2FT", "Enter");
  await settled(1_000);
  expect(document.activeElement?.textContent).toBe("Redeem");
  await scanner("UMIAAAABBBBCCC", "Enter");
  expect(look).toHaveBeenLastCalledWith("UMIAAAABBBBCCC");
  expect(redeem).not.toHaveBeenCalled();
});

test("a code scanned into the amount is a code, and no amount of a sale", async () => {
  const { look, redeem } = await opened();
  await scanner("UMI7K3M9QXB2FT", "Enter");
  await settled(1_000);
  root.querySelector<HTMLInputElement>("#amount")?.focus();
  await scanner("12345678", "Enter");
  expect(look).toHaveBeenLastCalledWith("12345678");
  expect(redeem).not.toHaveBeenCalled();
});

test("the second Enter of a scanner does not redeem; a press after reading does, with the amount", async () => {
  const { redeem, heard } = await opened();
  await scanner("UMI7K3M9QXB2FT", "Enter");
  await act(() => button("Redeem")?.click());
  expect(redeem).not.toHaveBeenCalled();

  await settled(1_000);
  const amount = root.querySelector<HTMLInputElement>("#amount");
  amount?.focus();
  await scanner("23,50", null, 300);
  await act(() => button("Redeem")?.click());
  await settled();
  expect(redeem.mock.calls.map(([sale]) => sale.amount)).toEqual(["23.50"]);
  expect(root.textContent).toContain("Redeemed");
  expect(heard).toEqual(["yes", "yes"]);
});

test("what is wrong with an amount is said, and nothing is sent", async () => {
  const { redeem } = await opened();
  await scanner("UMI7K3M9QXB2FT", "Enter");
  await settled(1_000);
  root.querySelector<HTMLInputElement>("#amount")?.focus();
  await scanner("abc", null, 300);
  await act(() => button("Redeem")?.click());
  expect(root.textContent).toContain("Write it as 23.50.");
  expect(redeem).not.toHaveBeenCalled();
});

test.each([["1.234,56"], ["1,234.56"], ["1 234,56"]])(
  "a large amount such as %s is an amount, however fast it is typed, and what comes off is said before",
  async (typed) => {
    const { look, redeem } = await opened();
    await scanner("UMI7K3M9QXB2FT", "Enter");
    await settled(1_000);
    root.querySelector<HTMLInputElement>("#amount")?.focus();
    await scanner(typed, null);
    expect(root.textContent).toContain("€123.46 off");
    await act(() => button("Redeem")?.click());
    await settled();
    expect(look).toHaveBeenCalledOnce();
    expect(redeem.mock.calls.map(([sale]) => sale.amount)).toEqual(["1234.56"]);
  },
);

test("an amount that nobody can read is never looked up as a code", async () => {
  const { look, redeem } = await opened();
  await scanner("UMI7K3M9QXB2FT", "Enter");
  await settled(1_000);
  root.querySelector<HTMLInputElement>("#amount")?.focus();
  await scanner("12.345.678,90", null, 200);
  await act(() => button("Redeem")?.click());
  expect(root.textContent).toContain("Write it as 23.50.");
  expect(look).toHaveBeenCalledOnce();
  expect(redeem).not.toHaveBeenCalled();
});

test("a code that this till has just redeemed can be taken back where it is found used", async () => {
  const code = "UMI 7K3M-Q2XW-P4D";
  const look = vi.fn<TillApi["look"]>(async () => ({ word: "valid", coupon: aCoupon({ code }) }));
  const redeem = async () => aRedemption({ code, undoUntil: new Date(Date.now() + 300_000) });
  await opened({ look, redeem });
  await scanner("UMI7K3MQ2XWP4D", "Enter");
  await settled(1_000);
  await act(() => button("Redeem")?.click());
  await settled();
  look.mockResolvedValue({ word: "used", code, at: new Date(), till: "Till 1" });
  await scanner("UMI7K3MQ2XWP4D", "Enter");
  await settled(1_000);
  expect(root.textContent).toContain("Already used");
  await act(() => button("Redeemed by mistake? Undo")?.click());
  expect(root.textContent).toContain("Undo (");
});
