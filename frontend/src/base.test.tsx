// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test } from "vitest";
import { baseOf, below, moveLinks, within } from "./base.ts";

test("the page says below which path it is served", () => {
  document.head.innerHTML = '<meta name="base" content="/bot">';
  expect(baseOf(document)).toBe("/bot");
  document.head.innerHTML = "";
  expect(baseOf(document)).toBe("");
});

test("our own paths lead below the base and back", () => {
  expect(below("/customers?q=ana", "/bot")).toBe("/bot/customers?q=ana");
  expect(below("https://m.me/shop", "/bot")).toBe("https://m.me/shop");
  expect(below("//other.example/x", "/bot")).toBe("//other.example/x");
  expect(below("#part", "/bot")).toBe("#part");
  expect(within("/bot/customers", "/bot")).toBe("/customers");
  expect(within("/bot/", "/bot")).toBe("/");
  expect(within("/bot", "/bot")).toBe("/");
  expect(within("/bottle", "/bot")).toBe("/bottle");
  expect(within("/customers", "")).toBe("/customers");
});

test("links and pictures of every screen lead below the base", () => {
  moveLinks("/bot");
  render(
    <p>
      <a href="/customers">Customers</a>
      <img src="/favicon.svg" alt="" />
      <a href="https://m.me/shop">m.me</a>
    </p>,
    document.body,
  );

  expect([...document.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
    "/bot/customers",
    "https://m.me/shop",
  ]);
  expect(document.querySelector("img")?.getAttribute("src")).toBe("/bot/favicon.svg");
});
