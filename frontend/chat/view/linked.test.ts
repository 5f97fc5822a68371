// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { link, linked, webAddress } from "./linked.ts";

const BASE = "https://chat.example/bot/";
const shown = (text: string) =>
  linked(text, BASE).map((part) =>
    part instanceof HTMLAnchorElement ? { [part.textContent ?? ""]: part.href } : part,
  );

test.each([
  ["no address at all", ["no address at all"]],
  [
    "see https://umi.example/menu.",
    ["see ", { "https://umi.example/menu": "https://umi.example/menu" }, "."],
  ],
  [
    "(https://umi.example/a?b=1&c=2)",
    ["(", { "https://umi.example/a?b=1&c=2": "https://umi.example/a?b=1&c=2" }, ")"],
  ],
  ["[Our rules](https://umi.example/r) hold", [{ "Our rules": "https://umi.example/r" }, " hold"]],
  ["[Our rules](/privacy)", [{ "Our rules": "https://chat.example/privacy" }]],
  ["[press](javascript:alert(1))", ["[press](javascript:alert(1))"]],
  [
    "<a href=https://umi.example>x</a>",
    ["<a href=", { "https://umi.example": "https://umi.example/" }, ">x</a>"],
  ],
  ["https://", ["https://"]],
])("%s", (text, parts) => {
  expect(shown(text)).toEqual(parts);
});

test("only web addresses become links", () => {
  for (const address of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "https://[",
    "JAVASCRIPT:x",
  ]) {
    expect(webAddress(address, BASE)).toBeUndefined();
    expect(link("x", address, BASE)).toBeUndefined();
  }
  expect(webAddress("/r/token", BASE)?.href).toBe("https://chat.example/r/token");
});

test("foreign links open a new tab without a referrer, the shop's own stay in the tab", () => {
  expect(link("x", "https://else.example", BASE)).toMatchObject({
    target: "_blank",
    rel: "noopener noreferrer",
  });
  expect(link("x", `${location.href}menu`, BASE)?.target).toBe("");
});

test("a very long text is parsed quickly", () => {
  const started = performance.now();
  linked(`${"[".repeat(4000)}${"https://a.b/".repeat(2000)}${")".repeat(4000)}`, BASE);

  expect(performance.now() - started).toBeLessThan(1_000);
});
