import { expect, test } from "vitest";
import { aCoupon, aRedemption, aSale } from "./a-till.ts";
import { type Event, follow, READY, type Screen } from "./machine.ts";

const CODE = "UMI 7K3M-Q2XW-P4D";
const VALID = { word: "valid", coupon: aCoupon() } as const;

const after = (...events: Event[]): Screen => events.reduce(follow, READY);

const LOOKED: Event[] = [
  { does: "scan", code: CODE },
  { does: "answer", code: CODE, answer: VALID },
];
const SENT: Event[] = [...LOOKED, { does: "redeem", sale: aSale() }];
const SOLD: Event[] = [...SENT, { does: "sold", redemption: aRedemption() }];

test("a code is looked up, redeemed once somebody confirms, and the next one may come", () => {
  expect(after(...LOOKED)).toEqual({ at: "answered", code: CODE, answer: VALID });
  expect(after(...SENT)).toEqual({ at: "selling", sale: aSale(), broken: false, wait: null });
  expect(after(...SOLD).at).toBe("sold");
  expect(after(...SOLD, { does: "next" })).toEqual(READY);
});

test("only a valid code can be redeemed", () => {
  for (const word of ["void", "unknown"] as const)
    expect(
      after(
        { does: "scan", code: CODE },
        { does: "answer", code: CODE, answer: { word } },
        {
          does: "redeem",
          sale: aSale(),
        },
      ).at,
    ).toBe("answered");
  expect(after({ does: "redeem", sale: aSale() })).toEqual(READY);
});

test("the next code takes the place of one that was not redeemed", () => {
  expect(after(...LOOKED, { does: "scan", code: "OTHER" })).toEqual({ at: "looking", code: "OTHER" });
});

test("an answer about the code before is dropped", () => {
  const late: Event = { does: "answer", code: "FIRST", answer: VALID };
  expect(after({ does: "scan", code: "FIRST" }, { does: "scan", code: "SECOND" }, late)).toEqual({
    at: "looking",
    code: "SECOND",
  });
});

test("while a redemption is under way no other code is taken, and nobody can leave it", () => {
  expect(after(...SENT, { does: "scan", code: "OTHER" }).at).toBe("selling");
  expect(after(...SENT, { does: "break" }, { does: "next" }).at).toBe("selling");
});

test("a line that breaks while a code is looked up has changed nothing", () => {
  expect(after({ does: "scan", code: CODE }, { does: "break" })).toEqual({ at: "unreached", code: CODE });
});

test("a redemption that was sent and not answered stays the same redemption until it is answered", () => {
  const broken = after(...SENT, { does: "break" });
  expect(broken).toEqual({ at: "selling", sale: aSale(), broken: true, wait: null });
  expect(follow(broken, { does: "sold", redemption: aRedemption() }).at).toBe("sold");
  expect(
    follow(broken, { does: "refuse", answer: { word: "used", code: null, at: null, till: "Till 2" } }).at,
  ).toBe("answered");
  expect(follow(broken, { does: "stop", note: "Not known." })).toEqual({ at: "ready", note: "Not known." });
});

test("only what was not answered before is waited for; a server that is busy at the first try did nothing", () => {
  const wait: Event = { does: "wait", seconds: 40 };
  expect(after(...SENT, wait)).toEqual(after(...SENT));
  const waiting = after(...SENT, { does: "break" }, wait);
  expect(waiting).toMatchObject({ at: "selling", wait: 40 });
  expect(follow(waiting, { does: "break" })).toMatchObject({ at: "selling", broken: true, wait: null });
});

test("what was redeemed can be taken back, or the reason why not is said", () => {
  const undoing = after(...SOLD, { does: "undo" });
  expect(undoing).toMatchObject({ at: "sold", undoing: true });
  expect(follow(undoing, { does: "undone" }).at).toBe("undone");
  expect(follow(undoing, { does: "keep", problem: "Too late." })).toMatchObject({
    at: "sold",
    undoing: false,
    problem: "Too late.",
  });
  expect(after(...LOOKED, { does: "undo" }).at).toBe("answered");
  const recall: Event = { does: "recall", redemption: aRedemption() };
  expect(after(...SOLD, { does: "next" }, recall).at).toBe("sold");
  expect(after(...LOOKED, recall).at).toBe("answered");
});
