import { signal } from "@preact/signals";
import type { Wire } from "../api/wire.ts";

export type TableFormat = Wire<"TableFormat">;

const KEY = "promobot.table-format";

export const FORMATS: readonly { value: TableFormat; label: string; words: string }[] = [
  {
    value: "comma",
    label: "CSV with commas",
    words:
      "For Excel in English, and Google Sheets. Phone numbers begin with an apostrophe, so that nothing a stranger wrote runs as a formula.",
  },
  {
    value: "semicolon",
    label: "CSV with semicolons",
    words:
      "For Excel in most of Europe. Phone numbers begin with an apostrophe, so that nothing a stranger wrote runs as a formula.",
  },
  {
    value: "plain",
    label: "Plain, for import",
    words:
      "For other programs: phone numbers as they are. Do not open it in Excel, where a text that begins with = runs as a formula.",
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
