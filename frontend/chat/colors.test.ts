import { expect, test } from "vitest";
import { contrast, paletteOf, type Rgb } from "./colors.ts";

const rgb = (css: string) => css.match(/\d+/g)?.map(Number) as unknown as Rgb;

test("everything is readable whatever the shop's colour", () => {
  for (let at = 0; at < 0xffffff; at += 0x0f1337) {
    const color = `#${at.toString(16).padStart(6, "0")}`;
    const { ink, onLight, onDark, ...own } = paletteOf(color);

    expect(contrast(rgb(own.color), rgb(ink)), `ink on ${color}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(onLight), [255, 255, 255]), `${color} on white`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(rgb(onDark), [36, 38, 43]), `${color} on dark`).toBeGreaterThanOrEqual(4.5);
  }
});

test("a readable colour stays as it is", () => {
  expect(paletteOf("#0f766e")).toMatchObject({
    color: "rgb(15 118 110)",
    ink: "rgb(255 255 255)",
    onLight: "rgb(15 118 110)",
  });
});

test("anything that is not a colour falls back to ours and never reaches the stylesheet", () => {
  for (const color of ["", "red", "#fff", "#0f766e;}*{display:none", "url(x)"]) {
    expect(paletteOf(color).color).toBe("rgb(15 118 110)");
  }
});
