import { expect, test } from "vitest";
import { shortLabel } from "./topic-label.ts";

test("a name that fits on a button is shown as it is", () => {
  expect(shortLabel("Everything else 1234", [])).toBeNull();
});

test("a longer name is cut, and apart from one that begins alike", () => {
  expect(shortLabel("Envíos y devoluciones", ["Sales"])).toBe("Envíos y devolucion…");
  expect(shortLabel("Questions about delivery in Spain", ["Questions about delivery abroad"])).toBe(
    "Questions…in Spain",
  );
});
