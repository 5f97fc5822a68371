import { ApiError } from "../api/client.ts";
import { t } from "../i18n/words.ts";
import { fieldProblem } from "../state/failure.ts";
import { type Kind, type Row, type Sentence, unfinishedIn } from "./where.ts";

export type Field = Exclude<keyof Row, "key" | "kind" | "not">;

const STEPS: Partial<Record<Field, string>> = {
  reached: "stage.reached",
  without: "stage.not",
  joined: "stage.since",
};

/** Where the server finds the fields of a row, within its condition. */
const PLACES: Record<Kind, Partial<Record<Field, string>>> = {
  origin: { origin: "origin" },
  stage: { campaign: "stage.campaign", ...STEPS },
  story: { story: "stage.story", ...STEPS },
  times: { times: "redeemed.times" },
  amount: { amount: "redeemed.amount", currency: "redeemed.currency" },
  active: { days: "active.within_days" },
  came: { since: "came.since", before: "came.before" },
  line: { line: "line" },
  language: { language: "language" },
  lead: {},
};

/** What is wrong with a field of a row: that it is to be filled in, or what the server says. */
export function rowProblem(
  { join, rows }: Sentence,
  row: Row,
  field: Field,
  { tried, failures }: { tried: boolean; failures: readonly unknown[] },
): string | null {
  if (tried && unfinishedIn(row).includes(field)) return t.segments.fillThisIn;
  const inside = PLACES[row.kind][field];
  if (inside === undefined) return null;
  const at = rows.length === 1 ? "where" : `where.${join}.${rows.indexOf(row) + 1}`;
  const place = `${at}${row.not ? ".not" : ""}.${inside}`;
  return failures.map((failure) => fieldProblem(failure, place)).find((found) => found !== null) ?? null;
}

/** Whether the server found something wrong with the conditions, not with the name. */
export const isAboutRows = (failure: unknown): boolean =>
  failure instanceof ApiError && failure.fields.some(({ field }) => field.startsWith("where"));
