import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ORDER } from "./stages.ts";

test("the stages stand in the order of the contract", () => {
  const contract = readFileSync("../src/main/resources/openapi.yaml", "utf8");
  const words = /\n {4}Stage:\n {6}type: string\n {6}enum: \[([^\]]+)\]/.exec(contract)?.[1];

  expect(ORDER).toEqual(words?.split(/,\s*/));
});
