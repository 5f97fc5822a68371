import { afterEach, expect, test } from "vitest";
import { writeFor } from "../src/ui/format.ts";
import { aCoupon, aRedemption, aSale } from "./a-till.ts";
import type { Answer } from "./coupon.ts";
import { READY, type Screen } from "./machine.ts";
import { offWords, unknownWords, verdictOf } from "./words.ts";

const NOW = new Date("2026-03-01T14:05:00Z");
const answered = (answer: Answer): Screen => ({ at: "answered", code: "X", answer });
const said = (screen: Screen) => verdictOf(screen, NOW);

afterEach(() => writeFor({ zone: undefined }));

const ANSWERS: Answer[] = [
  { word: "valid", coupon: aCoupon() },
  { word: "used", code: null, at: NOW, till: "Till 2" },
  { word: "expired", on: "2026-02-28" },
  { word: "early", from: "2026-03-02" },
  { word: "void" },
  { word: "unknown" },
  { word: "free" },
  { word: "slow", seconds: 40, why: "Too many wrong guesses." },
];

test("every answer has a word, a picture and a sound of its own kind, so none is told by colour alone", () => {
  const verdicts = ANSWERS.map((answer) => said(answered(answer)));
  expect(new Set(verdicts.map((verdict) => verdict?.word)).size).toBe(ANSWERS.length);
  expect(new Set(verdicts.map((verdict) => verdict?.sign)).size).toBe(ANSWERS.length);
  expect(verdicts.every((verdict) => verdict?.tune)).toBe(true);
  const yes = verdicts.filter((verdict) => verdict?.face === "good" || verdict?.tune === "yes");
  expect(yes.map((verdict) => verdict?.word)).toEqual(["Valid"]);
});

test("a valid coupon says what it takes off, in whose name where that may be seen, and until when", () => {
  expect(
    said(answered({ word: "valid", coupon: aCoupon({ person: "Ana", until: "2026-12-24" }) })),
  ).toMatchObject({
    line: "10% off",
    more: ["10% off your next visit", "For Ana", "Valid until 24 Dec", "UMI 7K3M-Q2XW-P4D"],
  });
  expect(said(answered({ word: "valid", coupon: aCoupon({ value: null }) }))).toMatchObject({
    line: "10% off your next visit",
    more: ["UMI 7K3M-Q2XW-P4D"],
  });
});

test("when a coupon was used is said on the shop's clock", () => {
  writeFor({ zone: "Asia/Tokyo" });
  const used = (at: string) =>
    said(answered({ word: "used", code: null, at: new Date(at), till: "Till 2" }))?.line;
  expect(used("2026-03-01T14:00:00Z")).toBe("Today, 23:00, at Till 2");
  expect(used("2026-02-28T14:00:00Z")).toBe("Yesterday, 23:00, at Till 2");
  expect(used("2026-02-01T00:30:00Z")).toBe("1 Feb 2026, 09:30, at Till 2");
  expect(said(answered({ word: "used", code: null, at: null, till: null }))?.line).toBeNull();
});

test("a broken line never says that nothing happened to what was sent", () => {
  expect(said({ at: "unreached", code: "X" })?.line).toContain("Nothing was redeemed");
  expect(said({ at: "selling", sale: aSale(), broken: true, wait: null })?.line).toContain("isn’t known yet");
});

test("a till that has to wait says why in the server's words, or what is unknown, and for how long", () => {
  const why = "This till is doing many things at once; please try again.";
  expect(said(answered({ word: "slow", seconds: 1, why }))).toMatchObject({
    line: "Try again in 1 s.",
    more: [why],
  });
  const selling = said({ at: "selling", sale: aSale(), broken: true, wait: 40 });
  expect(selling).toMatchObject({ word: "Please wait", more: [] });
  expect(selling?.line).toContain("isn’t known yet whether");
  expect(selling?.line).toContain("Asking again in 40 s");
});

test("what is unknown is said with the code, the till and the time, so that it can be found out", () => {
  const sale = aSale({ pressedAt: new Date("2026-02-27T18:30:00Z") });
  expect(unknownWords(sale, NOW)).toContain(
    "UMI 7K3M-Q2XW-P4D was redeemed at Till 1 on 27 Feb 2026, 18:30.",
  );
  expect(unknownWords(aSale(), NOW)).toContain("was redeemed at Till 1 at 14:05.");
});

test("what was redeemed says what came off, and a waiting till says nothing", () => {
  const sold = said({ at: "sold", redemption: aRedemption(), undoing: false, problem: null });
  expect(sold).toMatchObject({
    word: "Redeemed",
    line: "€2.35 off",
    more: ["10% off", "Sale €23.50", "UMI 7K3M-Q2XW-P4D"],
  });
  const silent = aRedemption({ amount: null, discount: null });
  expect(said({ at: "sold", redemption: silent, undoing: false, problem: null })).toMatchObject({
    line: "10% off",
    more: ["UMI 7K3M-Q2XW-P4D"],
  });
  expect(said(READY)).toBeNull();
});

test("what a coupon takes off a sale is known before it is redeemed, in whole cents and never more than the sale", () => {
  const percent = { kind: "percent", amount: "10", currency: "EUR" } as const;
  const amount = { kind: "amount", amount: "5", currency: "EUR" } as const;
  expect(offWords(percent, "23.50", "EUR")).toBe("€2.35 off");
  expect(offWords(percent, "0.05", "EUR")).toBe("€0.01 off");
  expect(offWords(amount, "23.50", "EUR")).toBe("€5.00 off");
  expect(offWords(amount, "3.20", "EUR")).toBe("€3.20 off");
  expect(offWords({ kind: "gift", amount: null, currency: null }, "3.20", "EUR")).toBeNull();
  expect(offWords(null, "3.20", "EUR")).toBeNull();
});
