import { expect, test } from "vitest";
import { aDelivery } from "./a-delivery.ts";
import { settledRow, steadyRows } from "./steady-rows.ts";

const shown = (ids: string, still: boolean, ...before: string[]) =>
  before.reduce(
    (rows, next) => steadyRows(rows, deliveries(next), still),
    steadyRows([], deliveries(ids), false),
  );
const deliveries = (ids: string) => [...ids].map((id) => aDelivery(id));
const told = (rows: ReturnType<typeof shown>) =>
  rows.map(({ delivery, gone }) => (gone ? `(${delivery.id})` : delivery.id)).join(" ");

test("who is known keeps the order, whatever the server's order is now", () => {
  expect(told(shown("abc", false, "cab"))).toBe("a b c");
});

test("what is new appears where the server puts it, what has left is gone", () => {
  expect(told(shown("abc", false, "xcbyz"))).toBe("x b c y z");
});

test("while the owner is at the list nothing moves, new ones come last", () => {
  expect(told(shown("abc", true, "xca"))).toBe("a (b) c x");
  expect(told(shown("abc", true, "xca", "ba"))).toBe("a b (c) (x)");
});

test("a row takes the newest answer", () => {
  const rows = steadyRows(steadyRows([], [aDelivery("a")], false), [aDelivery("a", { attempts: 3 })], false);

  expect(rows[0]?.delivery.attempts).toBe(3);
});

test("a row that was decided on shows what became of it", () => {
  const rows = settledRow(shown("ab", false), aDelivery("b", { state: "cancelled" }));

  expect(told(rows)).toBe("a (b)");
  expect(rows[1]?.delivery.state).toBe("cancelled");
});
