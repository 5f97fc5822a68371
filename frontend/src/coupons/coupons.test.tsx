// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Campaign } from "../api/campaigns.ts";
import { ApiError } from "../api/client.ts";
import type { CodeImport, Coupon, CouponEntry } from "../api/coupons.ts";
import { Table } from "../ui/Table.tsx";
import { aCoupon, anEntry } from "./a-coupon.ts";
import { CouponDrawer } from "./CouponDrawer.tsx";
import { COLUMNS } from "./coupon-columns.tsx";
import { ANY, createCouponsStore } from "./coupons-store.ts";
import { ImportDialog } from "./ImportDialog.tsx";
import { createImport, MOST_BYTES } from "./import-store.ts";
import { takersOf } from "./takers.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const button = (words: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent === words);

async function drawerOf(coupon: Coupon, entries: CouponEntry[]) {
  const store = createCouponsStore(
    ANY,
    {
      listCoupons: async () => ({ items: [coupon], next: null }),
      showCoupon: async () => ({ coupon, entries }),
      voidCoupon: async () => ({ coupon, entries }),
      undoRedemption: async () => {},
      listCampaigns: async () => [],
    },
    () => {},
  );
  store.open(coupon);
  await store.history.refresh();
  await act(() => render(<CouponDrawer store={store} />, root));
  return store;
}

test("a coupon's history is told line by line, and nothing in it is overwritten", async () => {
  await drawerOf(aCoupon({ state: "revealed" }), [
    anEntry({ id: "1", kind: "revealed", actor: "customer", till: null, amount: null, discount: null }),
    anEntry({ id: "2", undone: true }),
    anEntry({
      id: "3",
      kind: "undone",
      actor: "owner",
      till: null,
      amount: null,
      discount: null,
      reason: "Oops",
    }),
  ]);
  const lines = [...root.querySelectorAll("ol li")].map((line) => line.textContent);
  expect(lines[0]).toContain("Revealed");
  expect(lines[1]).toContain("Redeemed at Counter");
  expect(lines[1]).toContain("Sale €23.50, €2.35 off");
  expect(lines[1]).toContain("Undone later");
  expect(lines[2]).toContain("Redemption undone by you");
  expect(lines[2]).toContain("“Oops”");
  expect(button("Undo")).toBeUndefined();
});

test("a redemption that stands can be undone, and a coupon made void once", async () => {
  const store = await drawerOf(aCoupon({ state: "redeemed" }), [anEntry()]);
  await act(() => button("Undo")?.click());
  expect(store.asked.value).toMatchObject({ does: "undo", entry: { id: "1" } });
  await act(() => button("Make it void")?.click());
  expect(store.asked.value).toMatchObject({ does: "void" });

  render(null, root);
  await drawerOf(aCoupon({ state: "void" }), [anEntry()]);
  expect(button("Make it void")).toBeUndefined();
  expect(button("Undo")).toBeUndefined();
});

test("whose a code is, and what became of it, is said in words", () => {
  const rows = [
    aCoupon({ id: "1" }),
    aCoupon({ id: "2", shared: true, customerId: null, name: null, uses: 12, revealedAt: null }),
    aCoupon({ id: "3", state: "free", customerId: null, name: null }),
    aCoupon({ id: "4", state: "redeemed", perPerson: 3, uses: 2, validUntil: null }),
  ];
  render(<Table caption="Coupons" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />, root);
  const words = [...root.querySelectorAll("tbody tr")].map((row) => row.textContent);
  expect(words[0]).toContain("AnaNot used yet");
  expect(words[1]).toContain("Everybody’sIn use12 times");
  expect(words[2]).toContain("Nobody yetNot given out");
  expect(words[3]).toContain("Used2 of 3 times");
  expect(words[3]).toContain("No end");
});

async function imported(answer: CodeImport, file: File | null, campaign: string | null = "c1") {
  const send = vi.fn(async () => answer);
  const added = vi.fn();
  const codes = createImport(added, send, async () => [{ id: "c1", name: "Spring" }]);
  await codes.open(campaign);
  await act(() => render(<ImportDialog codes={codes} />, root));
  await act(async () => {
    codes.choose(file);
    await codes.save.run();
  });
  return { send, added };
}

test("an import says line by line what is wrong, and that nothing was added", async () => {
  const mistakes = [{ line: 7, code: "UMI-7", problem: "This code was in line 3 already" }];
  const { added } = await imported(
    { lines: 1000, added: 0, mistakes, more_mistakes: 4 },
    new File(["x"], "a.csv"),
  );
  expect(root.textContent).toContain("Nothing was added");
  expect(root.textContent).toContain("5 of 1,000 lines have a mistake.");
  expect(root.querySelector("tbody tr")?.textContent).toBe("7UMI-7This code was in line 3 already");
  expect(root.textContent).toContain("And 4 more lines.");
  expect(added).not.toHaveBeenCalled();
});

test("an import that went well says how many codes there are now", async () => {
  const { added, send } = await imported(
    { lines: 3, added: 3, mistakes: [], more_mistakes: 0 },
    new File(["x"], "a.csv"),
  );
  expect(send).toHaveBeenCalledExactlyOnceWith("c1", expect.any(File));
  expect(root.textContent).toContain("3 codes were added");
  expect(added).toHaveBeenCalledOnce();
});

test("without a campaign or a file, and with one too large, nothing is sent", async () => {
  const nothing = { lines: 0, added: 0, mistakes: [], more_mistakes: 0 };
  const { send } = await imported(nothing, null, null);
  expect(root.textContent).toContain("Choose a campaign.");
  expect(root.textContent).toContain("Choose a file.");
  expect(send).not.toHaveBeenCalled();

  render(null, root);
  const large = await imported(nothing, new File([new Uint8Array(MOST_BYTES + 1)], "a.csv"));
  expect(root.textContent).toContain("larger than 2 MB");
  expect(large.send).not.toHaveBeenCalled();
});

test("codes are imported only for campaigns that give out the owner's own list", async () => {
  const campaigns = ["c1", "c2", "c3"].map((id) => ({ id, name: id, state: "draft" }) as Campaign);
  const kinds: Record<string, string> = { c1: "unique", c2: "imported" };
  const find = (known: Record<string, string>) => () =>
    takersOf(campaigns, async (id) => {
      const kind = known[id];
      if (kind === undefined) throw new ApiError(409, "No coupon");
      return { kind };
    });
  const codes = createImport(() => {}, undefined, find(kinds));
  await codes.open("c1");
  await act(() => render(<ImportDialog codes={codes} />, root));
  expect([...root.querySelectorAll("option")].map(({ value }) => value)).toEqual(["", "c2"]);
  expect(codes.campaign.value).toBe("");

  const none = createImport(() => {}, undefined, find({ c1: "shared" }));
  await none.open(null);
  await act(() => render(<ImportDialog codes={none} />, root));
  expect(root.textContent).toContain("No campaign gives out your own list yet");
  expect(root.querySelector("select")).toBeNull();
});
