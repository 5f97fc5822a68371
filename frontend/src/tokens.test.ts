import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("only tokens.css names a colour", () => {
  const others = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.(css|tsx)$/.test(name) && name !== "tokens.css",
  );

  const guilty = others.filter((name) =>
    /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(/i.test(readFileSync(`src/${name}`, "utf8")),
  );

  expect(guilty).toEqual([]);
});
