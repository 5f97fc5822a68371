import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const contract = readFileSync("../src/main/resources/openapi.yaml", "utf8");

const sources = readdirSync("src/api")
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "schema.d.ts")
  .map((name) => readFileSync(`src/api/${name}`, "utf8"))
  .join("\n");

const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** The dashboard finds codes in its list. */
const ONLY_PROGRAMS = ["lookUpCode"];

test("every operation of the contract has a function of its name", () => {
  // What lies below /chat is called by the chat on the website, and what lies below /till by the till at the counter.
  const ours = contract.replace(
    /\n {2}\/(chat\/|till[/:])[\s\S]*?(?=\n {2}\/(?!chat\/|till[/:])|\ncomponents:)/g,
    "",
  );
  const operations = [...ours.matchAll(/operationId: (\w+)/g)].map((found) => camelCase(found[1] ?? ""));

  const missing = operations.filter(
    (name) =>
      !ONLY_PROGRAMS.includes(name) &&
      !new RegExp(`export (async function|function|const) ${name}(Url)?\\b`).test(sources),
  );

  expect(operations.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});
