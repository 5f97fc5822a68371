import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("only tokens.css names a colour", () => {
  const others = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.(css|tsx)$/.test(name) && !name.includes(".test.") && name !== "tokens.css",
  );

  const guilty = others.filter((name) =>
    /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(/i.test(readFileSync(`src/${name}`, "utf8")),
  );

  expect(guilty).toEqual([]);
});

test("every size, space and colour that is used is there", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".css"),
  );
  const text = files.map((name) => readFileSync(`src/${name}`, "utf8")).join("\n");
  const defined = new Set([...text.matchAll(/(--[\w-]+):/g)].map((found) => found[1]));
  // Set by a component on the element itself.
  defined.add("--filled");

  const missing = [...text.matchAll(/var\((--[\w-]+)\)/g)]
    .map((found) => found[1])
    .filter((name) => !defined.has(name));

  expect([...new Set(missing)]).toEqual([]);
});

const PAIRS: [text: string, ground: string][] = [
  ...["ground", "surface", "sunken"].flatMap((ground): [string, string][] => [
    ["ink", ground],
    ["ink-soft", ground],
    ["accent-strong", ground],
  ]),
  ["accent-ink", "accent"],
  ["accent-strong", "accent-ground"],
  ["good", "good-ground"],
  ["warn", "warn-ground"],
  ["bad", "bad-ground"],
  ["good", "surface"],
  ["warn", "surface"],
  ["bad", "surface"],
];

test("text can be read on its ground in both schemes", () => {
  const [light = "", dark = ""] = readFileSync("src/tokens.css", "utf8").split("@media");
  const tooFaint = [light, dark].flatMap((scheme) =>
    PAIRS.filter(([text, ground]) => contrast(colour(scheme, text), colour(scheme, ground)) < 4.5),
  );

  expect(tooFaint).toEqual([]);
});

function colour(scheme: string, name: string): number[] {
  const hex = new RegExp(`--${name}: #(\\w{6});`).exec(scheme)?.[1] ?? "";
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function contrast(one: number[], other: number[]): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
