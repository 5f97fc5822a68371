// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../../api/client.ts";
import type { NewTerms, Terms } from "../../api/coupons.ts";
import { toasts } from "../../ui/toasts.ts";
import { someTerms } from "../a-coupon.ts";
import { worthWords } from "../worth.ts";
import { alarmsBefore, alarmsOf } from "./alarms.ts";
import { TermsDialog } from "./TermsDialog.tsx";
import { createTermsStore, draftOf, termsOf } from "./terms-store.ts";
import { kindWords, lowWords, stockWords, validWords } from "./terms-words.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

test("what is not changed is sent as it was", () => {
  expect(termsOf(draftOf(someTerms()))).toEqual({
    kind: "unique",
    prefix: "UMI",
    stock: 500,
    per_person: 1,
    valid_from: null,
    valid_until: "2026-12-24",
    value: { kind: "percent", amount: "10", currency: "EUR" },
    remind: true,
  });
});

test("what belongs to another kind of coupon is not sent", () => {
  const draft = { ...draftOf(someTerms()), code: "UMI10" };
  expect(termsOf({ ...draft, kind: "shared" })).toMatchObject({ code: "UMI10", prefix: null, remind: false });
  expect(termsOf({ ...draft, kind: "imported" })).toMatchObject({ prefix: null, stock: null, remind: true });
  expect(termsOf({ ...draft, kind: "imported" })).not.toHaveProperty("code");
  expect(termsOf({ ...draft, validUntil: "" })).toMatchObject({ valid_until: null, remind: false });
  expect(termsOf({ ...draft, worth: "gift" }).value).toEqual({ kind: "gift", amount: null, currency: "EUR" });
  expect(termsOf({ ...draft, worth: "", amount: "5" }).value).toBeNull();
  expect(termsOf({ ...draft, worth: "amount", amount: "2,5", currency: "eur" }).value).toEqual({
    kind: "amount",
    amount: "2.5",
    currency: "EUR",
  });
});

test("a coupon is told in words", () => {
  expect(worthWords({ kind: "percent", amount: "12.50", currency: null })).toBe("12.5% off");
  expect(worthWords({ kind: "amount", amount: "5", currency: "EUR" })).toBe("€5.00 off");
  expect(worthWords({ kind: "gift", amount: null, currency: null })).toBe("Gift");
  expect(worthWords(null)).toBeNull();
  expect(kindWords(someTerms())).toBe("One each, beginning with UMI");
  expect(stockWords(someTerms())).toBe("460 of 500 given out, 40 left");
  expect(stockWords(someTerms({ stock: null, left: null, given: 1 }))).toBe("1 person has one, no limit");
  expect(validWords(someTerms({ validFrom: "2026-12-01" }))).toBe("From 1 Dec until the end of 24 Dec");
  expect(validWords(someTerms({ validUntil: null }))).toBe("No end");
});

test("codes that run out are said before they are gone, and when they are", () => {
  expect(lowWords({ left: 40, runningLow: true })).toBe("Only 40 codes are left");
  expect(lowWords({ left: 1, runningLow: true })).toBe("Only 1 code is left");
  expect(lowWords({ left: 0, runningLow: true })).toBe("All codes are gone");
  expect(lowWords({ left: 400, runningLow: false })).toBeNull();
  expect(lowWords({ left: null, runningLow: false })).toBeNull();
});

const words = (alarms: { words: string }[]) => alarms.map((alarm) => alarm.words);
const ENOUGH = { left: 400, runningLow: false };

test("a coupon that has ended, has no codes yet, or is promised otherwise is told", () => {
  expect(alarmsOf(someTerms(ENOUGH))).toEqual([]);
  expect(alarmsOf(someTerms({ ...ENOUGH, over: true }))[0]?.more).toContain("Its last day was 24 Dec");
  const list = someTerms({ kind: "imported", stock: null, given: 0, left: 0 });
  expect(alarmsOf(list)).toMatchObject([{ words: "Your list has no codes yet", help: "import" }]);
  expect(alarmsOf({ ...list, given: 3 })).toMatchObject([{ words: "All codes are gone", help: "import" }]);
  const other = someTerms({ ...ENOUGH, offer: "15% off in May", offerDiffers: true });
  expect(words(alarmsOf(other))).toEqual([
    "Its message says “15% off in May”, but the coupon is worth: 10% off",
  ]);
});

test("before a send it is told when there are fewer codes than people", () => {
  expect(alarmsBefore(someTerms({ left: 40 }), 40)).toEqual([]);
  expect(alarmsBefore(someTerms({ stock: null, left: null }), 500)).toEqual([]);
  expect(words(alarmsBefore(someTerms({ left: 3 }), 501))).toEqual(["There are 3 codes for 501 people"]);
  expect(words(alarmsBefore(someTerms({ left: 1 }), 2))).toEqual(["There is 1 code for 2 people"]);
  expect(words(alarmsBefore(someTerms({ left: 0 }), 2))).toEqual(["All codes are gone"]);
  expect(words(alarmsBefore(someTerms({ left: 0, over: true }), 2))).toEqual(["The coupon has ended"]);
});

async function asked(terms: Terms, set: (campaign: string, terms: NewTerms) => Promise<Terms>) {
  const store = createTermsStore("c1", { showCouponTerms: async () => terms, setCouponTerms: set });
  store.change(terms);
  await act(() => render(<TermsDialog store={store} />, root));
  const save = () => act(async () => void (await store.save.run()));
  return { store, save };
}

test("what is missing is said at its field, and nothing is sent", async () => {
  const set = vi.fn(async () => someTerms());
  const { store, save } = await asked(someTerms(), set);
  await act(() => store.edit({ stock: "many", perPerson: "0.5", worth: "amount", amount: "", currency: "" }));
  await save();
  for (const words of [
    "Write 1 or more, or leave it empty for no limit.",
    "1 or more",
    "Enter a number",
    "such as EUR",
  ])
    expect(root.textContent).toContain(words);
  expect(set).not.toHaveBeenCalled();
});

test("all that is wrong is said at once, without asking the server", async () => {
  const set = vi.fn(async () => someTerms());
  const { store, save } = await asked(someTerms(), set);
  await act(() => store.edit({ prefix: "Ñ", stock: "0", worth: "percent", amount: "101", currency: "euro" }));
  await save();
  for (const words of [
    "Only letters A to Z",
    "Write 1 or more",
    "Enter at most 100.",
    "Enter one such as EUR.",
  ])
    expect(root.textContent).toContain(words);
  expect(set).not.toHaveBeenCalled();
});

test("what would let people down is refused in the server's words, and the form stays", async () => {
  const sentence = "460 people have a code that is good until 2026-12-24; it cannot end earlier";
  const { store, save } = await asked(someTerms(), () => Promise.reject(new ApiError(409, sentence)));
  await act(() => store.edit({ validUntil: "2026-12-01" }));
  await save();
  expect(root.textContent).toContain(`${sentence}.`);
  expect(store.draft.value?.validUntil).toBe("2026-12-01");
});

test("what another owner saved meanwhile is shown and kept, beside what was typed here", async () => {
  const theirs = someTerms({ version: "v2", stock: 700, validUntil: "2026-12-31", left: 240 });
  const set = vi.fn(async (_: string, { version }: NewTerms) => {
    if (version === "v1") throw new ApiError(409, "The coupon has been changed since you read it");
    return theirs;
  });
  const store = createTermsStore("c1", { showCouponTerms: async () => theirs, setCouponTerms: set });
  store.change(someTerms());
  await act(() => render(<TermsDialog store={store} />, root));
  await act(() => store.edit({ prefix: "TEA", stock: "600" }));
  const save = () => act(async () => void (await store.save.run()));
  await save();
  expect(root.textContent).toContain("Somebody else has just changed this coupon.");
  expect(root.textContent).toContain("How many people: 700");
  expect(root.textContent).toContain("Until the end of 31 Dec");
  expect(root.textContent, "what nobody else changed").not.toContain("Worth: ");
  expect(root.textContent, "a failure besides").not.toContain("since you read it");

  await save();
  expect(set).toHaveBeenLastCalledWith("c1", {
    ...termsOf(draftOf(theirs)),
    ...{ prefix: "TEA", stock: 600, valid_until: "2026-12-31", version: "v2" },
  });
  expect(store.draft.value).toBeNull();
});

test("of two worths that were changed at once one is kept whole", async () => {
  const theirs = someTerms({ version: "v2", value: { kind: "amount", amount: "5", currency: "EUR" } });
  const set = vi.fn(async (_: string, { version }: NewTerms) => {
    if (version === "v1") throw new ApiError(409, "The coupon has been changed since you read it");
    return theirs;
  });
  const store = createTermsStore("c1", { showCouponTerms: async () => theirs, setCouponTerms: set });
  store.change(someTerms());
  await act(() => store.edit({ amount: "15" }));
  await act(async () => void (await store.save.run()));
  expect(store.draft.value).toMatchObject({ worth: "percent", amount: "15", currency: "EUR" });

  store.change(someTerms());
  await act(() => store.edit({ stock: "600" }));
  await act(async () => void (await store.save.run()));
  expect(store.draft.value).toMatchObject({ stock: "600", worth: "amount", amount: "5" });
});

test("an offer that follows the worth is told when the coupon is saved", async () => {
  const { store, save } = await asked(someTerms(), async () =>
    someTerms({ offer: "20% off your next visit" }),
  );
  await store.terms.refresh();
  await act(() => store.edit({ amount: "20" }));
  await save();
  expect(toasts.list.value.map(({ text }) => text)).toContain(
    "Coupon saved; its message now says “20% off your next visit”",
  );
});

test("a campaign whose story gives out no coupon has none to set", async () => {
  const store = createTermsStore("c1", {
    showCouponTerms: () => Promise.reject(new ApiError(409, "no coupon")),
    setCouponTerms: async () => someTerms(),
  });
  await store.terms.refresh();
  expect(store.none.value).toBe(true);
});
