import { expect, test } from "vitest";
import { readCode } from "./reading.ts";

const CODE = "UMI 7K3M-Q2XW-P4D";
const TOKEN = "0197f3c2-8d5e-4b1a-9c77-2f40a1b6e3d9";

test("a typed code stays as it was typed, without what is around it", () => {
  expect(readCode(`  ${CODE} `)).toBe(CODE);
  expect(readCode("umi7k3mq2xwp4d")).toBe("umi7k3mq2xwp4d");
  expect(readCode("  \r\n\t ")).toBeNull();
  expect(readCode("---")).toBeNull();
});

test("a scanner's prefix, suffix and control characters are not part of the code", () => {
  for (const scanned of [
    `\u0002${CODE}\u0003`,
    `]Q1${CODE}`,
    `]Q3\u001d${CODE}\r\n`,
    `*${CODE}*`,
    `#${CODE}\t`,
    `~${CODE}\u0004`,
  ])
    expect(readCode(scanned), JSON.stringify(scanned)).toBe(CODE);
});

test("the address of another shop is left to the server", () => {
  const address = "https://umi.example/discount/UMI7K3M?redirect=/sale";
  expect(readCode(`\u0002${address}\r\n`)).toBe(address);
});

test("of a coupon's own address only what names the coupon counts", () => {
  for (const address of [
    `https://shop.example/c/${TOKEN}`,
    `HTTPS://SHOP.EXAMPLE/C/${TOKEN}`,
    `https://shop.example/bot/c/${TOKEN}?utm_source=x#top`,
    `http://localhost:8080/c/${TOKEN}/`,
    `\u0002https://shop.example/c/${TOKEN}\r`,
  ])
    expect(readCode(address), address).toBe(`/c/${TOKEN}`);
});

test("an address is understood when scanner and computer disagree about the keyboard", () => {
  const german = `httpsÖ--shop.example-c-${TOKEN.replaceAll("-", "ß")}`;
  const spanish = `httpsÑ--shop.example-c-${TOKEN.replaceAll("-", "'")}`;
  expect(readCode(german)).toBe(`/c/${TOKEN}`);
  expect(readCode(spanish)).toBe(`/c/${TOKEN}`);
  expect(readCode("7K3MßQ2XWßP4D")).toBe("7K3M-Q2XW-P4D");
});

test("a code that was scanned twice in a row is one code", () => {
  expect(readCode("UMI7K3MQ2XWP4DUMI7K3MQ2XWP4D")).toBe("UMI7K3MQ2XWP4D");
  expect(readCode("ABAB")).toBe("ABAB");
});

test("a book's worth of text is cut", () => {
  expect(readCode("A".repeat(99_999))?.length).toBeLessThanOrEqual(300);
});
