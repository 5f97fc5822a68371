import { signal } from "@preact/signals";
import type { Wire } from "../api/wire.ts";

export type TableFormat = Wire<"TableFormat">;

const KEY = "promobot.table-format";

/** Marked: texts that a spreadsheet would read as numbers start with an apostrophe. */
export const FORMATS: readonly { value: TableFormat; label: string; words: string; marked: boolean }[] = [
  {
    value: "comma",
    label: "CSV with commas",
    words: "For Google Sheets, and Excel in English.",
    marked: true,
  },
  {
    value: "semicolon",
    label: "CSV with semicolons",
    words: "For Excel in most of Europe.",
    marked: true,
  },
  {
    value: "plain",
    label: "Plain CSV",
    words:
      "For other programs: numbers as they are. Not for Excel, where a text starting with = runs as a formula.",
    marked: false,
  },
];

/** What this browser chose last. */
export const tableFormat = signal<TableFormat>(remembered());

export function chooseFormat(format: TableFormat): void {
  tableFormat.value = format;
  try {
    localStorage.setItem(KEY, format);
  } catch {
    // Some browsers keep nothing; the choice holds until the page is left.
  }
}

function remembered(): TableFormat {
  try {
    const kept = localStorage.getItem(KEY);
    return FORMATS.find(({ value }) => value === kept)?.value ?? "comma";
  } catch {
    return "comma";
  }
}
