// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { DownloadTable } from "./DownloadTable.tsx";
import { chooseFormat } from "./table-format.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  chooseFormat("comma");
});

test("the table that is downloaded is of the kind that was chosen, and the choice is remembered", () => {
  const root = document.createElement("div");
  render(<DownloadTable label="Export" href={(format) => `/leads.csv?format=${format}`} />, root);
  expect(root.querySelector("a")?.getAttribute("href")).toBe("/leads.csv?format=comma");

  act(() => chooseFormat("semicolon"));

  expect(root.querySelector("a")?.getAttribute("href")).toBe("/leads.csv?format=semicolon");
  expect(root.textContent).toContain("apostrophe");
  expect(localStorage.getItem("promobot.table-format")).toBe("semicolon");
});

test("where 1,5 is a number, a table comes with semicolons until somebody chooses otherwise", async () => {
  for (const [language, format] of [
    ["es-ES", "semicolon"],
    ["de", "semicolon"],
    ["es-MX", "comma"],
    ["en-GB", "comma"],
  ] as const) {
    localStorage.clear();
    vi.resetModules();
    (await import("../ui/format.ts")).writeFor({ language });
    expect((await import("./table-format.ts")).tableFormat.value, language).toBe(format);
  }
});

test("which texts are marked is said in the words of the table, and only where they are", () => {
  const root = document.createElement("div");
  render(<DownloadTable label="Export" numbers="Codes" href={() => "/coupons.csv"} />, root);
  expect(root.textContent).toContain("Excel in English. Codes start with an apostrophe.");
  expect(root.textContent).not.toContain("Phone");
  act(() => chooseFormat("plain"));
  expect(root.textContent).not.toContain("apostrophe");
});

test("a browser that keeps nothing still lets one choose", () => {
  vi.stubGlobal("localStorage", {
    setItem() {
      throw new Error("no");
    },
    clear() {},
  });
  expect(() => chooseFormat("plain")).not.toThrow();
});
