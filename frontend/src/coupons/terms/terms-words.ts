import type { Terms } from "../../api/coupons.ts";
import { count, dateOfDay, people } from "../../ui/format.ts";
import { worthWords } from "../worth.ts";

export type Kind = Terms["kind"];

/** Whose codes are whose; the usual first. */
export const KINDS: readonly { value: Kind; label: string; hint: string }[] = [
  { value: "unique", label: "One each", hint: "Everyone gets a code of their own when they reveal it." },
  {
    value: "imported",
    label: "Your own list",
    hint: "Everyone gets one of the codes you import, such as those your web shop already knows.",
  },
  {
    value: "shared",
    label: "One for all",
    hint: "Everyone gets the same code. It can be passed on, so nobody can tell who used it.",
  },
];

export function kindWords({ kind, code, prefix }: Terms): string {
  switch (kind) {
    case "unique":
      return prefix ? `One each, beginning with ${prefix}` : "One each";
    case "imported":
      return "From your own list, one each";
    case "shared":
      return code ? `${code}, the same for all` : "The same for all";
  }
}

/** "460 of 500 given out, 40 left" */
export function stockWords({ given, left, stock }: Terms): string {
  const gone =
    stock === null
      ? given === 1
        ? "1 person has one"
        : `${people(given)} have one`
      : `${count(given)} of ${count(stock)} given out`;
  return left === null ? `${gone}, no limit` : `${gone}, ${count(left)} left`;
}

export function validWords({ validFrom, validUntil }: Terms): string {
  const from = validFrom && `from ${dateOfDay(validFrom)}`;
  const until = validUntil && `until the end of ${dateOfDay(validUntil)}`;
  const both = [from, until].filter(Boolean).join(" ");
  return both === "" ? "No end" : both.charAt(0).toUpperCase() + both.slice(1);
}

/** What the owner should know before customers do; null while there is enough. */
export function lowWords({ left, runningLow }: Pick<Terms, "left" | "runningLow">): string | null {
  if (left === null || !runningLow) return null;
  if (left === 0) return "All codes are gone";
  return left === 1 ? "Only 1 code is left" : `Only ${count(left)} codes are left`;
}

/** What an owner sets, a line each: "Valid: Until the end of 24 Dec". */
function lines(terms: Terms): string[] {
  const { stock, perPerson, value, remind } = terms;
  return [
    `Codes: ${kindWords(terms)}`,
    `Worth: ${worthWords(value) ?? "Not set"}`,
    `Valid: ${validWords(terms)}`,
    `How many people: ${stock === null ? "No limit" : count(stock)}`,
    `Times per person: ${count(perPerson)}`,
    `Reminder: ${remind ? "One day before the end" : "None"}`,
  ];
}

/** What is so now and was not before. */
export function changedWords(before: Terms, now: Terms): string[] {
  const old = lines(before);
  return lines(now).filter((line) => !old.includes(line));
}
