import type { Where } from "../api/segments.ts";

/** What a row of the builder is about; each has a form and its opposite. */
export const KINDS = [
  "origin",
  "stage",
  "story",
  "times",
  "amount",
  "active",
  "came",
  "line",
  "language",
  "lead",
] as const;

export type Kind = (typeof KINDS)[number];

/** One condition as the owner puts it together; what its kind has no use for stays as it was. */
export interface Row {
  key: number;
  kind: Kind;
  not: boolean;
  origin: string;
  campaign: string;
  story: string;
  /** Stages; empty is none. */
  reached: string;
  without: string;
  /** Joined the campaign on this day or later; empty is any. */
  joined: string;
  times: string;
  amount: string;
  currency: string;
  days: string;
  /** Days; empty is none. */
  since: string;
  before: string;
  line: string;
  language: string;
}

export type Join = "all" | "any";

/** A sentence: rows, joined by "and" or by "or". */
export interface Sentence {
  join: Join;
  rows: Row[];
}

let keys = 0;

export function newRow(change: Partial<Row> = {}): Row {
  keys += 1;
  return {
    key: keys,
    kind: "origin",
    not: false,
    origin: "",
    campaign: "welcome",
    story: "",
    reached: "",
    without: "",
    joined: "",
    times: "1",
    amount: "50.00",
    currency: "EUR",
    days: "30",
    since: "",
    before: "",
    line: "messenger",
    language: "en",
    ...change,
  };
}

/** As the server reads it. */
export function whereOf({ join, rows }: Sentence): Where {
  const all = rows.map((row) => (row.not ? { not: factOf(row) } : factOf(row)));
  const [only] = all;
  return all.length === 1 && only ? only : { [join]: all };
}

const some = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));

/** A number that was typed; what is none stays a text, and the server says what is wrong with it. */
const number = (typed: string): number | string => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed);

/** Money as the server writes it, whatever the keyboard offers. */
const amount = (typed: string): string => typed.trim().replace(",", ".");

function factOf(row: Row): Where {
  const { reached, without, joined, since, before } = row;
  const steps = some({ reached, not: without, since: joined });
  switch (row.kind) {
    case "origin":
      return { origin: row.origin };
    case "stage":
      return { stage: { campaign: row.campaign, ...steps } };
    case "story":
      return { stage: { story: row.story, ...steps } };
    case "times":
      return { redeemed: { times: number(row.times) } };
    case "amount":
      return { redeemed: { amount: amount(row.amount), currency: row.currency.trim().toUpperCase() } };
    case "active":
      return { active: { within_days: number(row.days) } };
    case "came":
      return { came: some({ since, before }) };
    case "line":
      return { line: row.line };
    case "language":
      return { language: row.language };
    case "lead":
      return { lead: true };
  }
}

/** The sentence of a condition; null where it nests deeper than the builder does: a program wrote it. */
export function sentenceFrom(where: Where): Sentence | null {
  const [about, value] = only(where);
  const join: Join = about === "any" ? "any" : "all";
  const parts = (about === "all" || about === "any") && Array.isArray(value) ? (value as Where[]) : [where];
  const rows = parts.map(rowFrom);
  return rows.every((row) => row !== null) ? { join, rows } : null;
}

const only = (where: Where): [string, unknown] => Object.entries(where)[0] ?? ["", null];

function rowFrom(where: Where): Row | null {
  const [about, value] = only(where);
  if (about !== "not") return factFrom(about, value);
  const inside = factFrom(...only(value as Where));
  return inside && { ...inside, not: !inside.not };
}

function factFrom(about: string, value: unknown): Row | null {
  const text = String(value);
  const fields = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const field = (name: string): string => (fields[name] === undefined ? "" : String(fields[name]));
  const steps = { reached: field("reached"), without: field("not"), joined: field("since") };
  switch (about) {
    case "origin":
      return newRow({ kind: "origin", origin: text });
    case "line":
      return newRow({ kind: "line", line: text });
    case "language":
      return newRow({ kind: "language", language: text });
    case "lead":
      return newRow({ kind: "lead", not: value === false });
    case "active":
      return newRow({ kind: "active", days: field("within_days") });
    case "came":
      return newRow({ kind: "came", since: field("since"), before: field("before") });
    case "stage":
      return fields.campaign === undefined
        ? newRow({ kind: "story", story: field("story"), ...steps })
        : newRow({ kind: "stage", campaign: field("campaign"), ...steps });
    case "redeemed":
      return redeemedFrom(fields, field);
    default:
      return null;
  }
}

/** How often and how much together are two rows' worth, which "or" would join otherwise. */
function redeemedFrom(fields: Record<string, unknown>, field: (name: string) => string): Row | null {
  if (fields.times !== undefined && fields.amount !== undefined) return null;
  return fields.times === undefined
    ? newRow({ kind: "amount", amount: field("amount"), currency: field("currency") })
    : newRow({ kind: "times", times: field("times") });
}

/** The fields of a row that are still to be filled in. */
export function unfinishedIn(row: Row): (keyof Row)[] {
  const missing = (...fields: ("times" | "amount" | "currency" | "days" | "story")[]) =>
    fields.filter((field) => row[field].trim() === "");
  switch (row.kind) {
    case "came":
      return row.since === "" && row.before === "" ? ["since"] : [];
    case "story":
      return missing("story");
    case "times":
      return missing("times");
    case "active":
      return missing("days");
    case "amount":
      return missing("amount", "currency");
    default:
      return [];
  }
}

/** Whether something is still to be filled in. */
export const isUnfinished = ({ rows }: Sentence): boolean => rows.some((row) => unfinishedIn(row).length > 0);
