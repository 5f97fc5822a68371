import { signal } from "@preact/signals";
import type { Wire } from "../api/wire.ts";
import { t } from "../i18n/words.ts";
import { hasDecimalComma } from "../ui/format.ts";

export type TableFormat = Wire<"TableFormat">;

const KEY = "promobot.table-format";

/** Marked: texts that a spreadsheet would read as numbers start with an apostrophe. */
export const FORMATS: readonly { value: TableFormat; label: string; words: string; marked: boolean }[] = [
  {
    value: "comma",
    label: t.ui.csvWithCommas,
    words: t.ui.forGoogleSheetsAndExcelIn,
    marked: true,
  },
  {
    value: "semicolon",
    label: t.ui.csvWithSemicolons,
    words: t.ui.forExcelInMostOfEurope,
    marked: true,
  },
  {
    value: "plain",
    label: t.ui.plainCsv,
    words: t.ui.forOtherProgramsNumbersAsThey,
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
    return FORMATS.find(({ value }) => value === kept)?.value ?? usual();
  } catch {
    return usual();
  }
}

/** Where "1,5" is a number, spreadsheets take semicolons. */
function usual(): TableFormat {
  return hasDecimalComma() ? "semicolon" : "comma";
}
