import type { Terms } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { count, dateOfDay, people } from "../../ui/format.ts";
import { worthWords } from "../worth.ts";

export type Kind = Terms["kind"];

/** Whose codes are whose; the usual first. */
export const KINDS: readonly { value: Kind; label: string; hint: string }[] = [
  { value: "unique", label: t.terms.oneEach, hint: t.terms.everyoneGetsACodeOfTheirOwn },
  {
    value: "imported",
    label: t.terms.yourOwnList,
    hint: t.terms.everyoneGetsOneOfTheCodesYou,
  },
  {
    value: "shared",
    label: t.terms.oneForAll,
    hint: t.terms.everyoneGetsTheSameCodeItCanBe,
  },
];

export function kindWords({ kind, code, prefix }: Terms): string {
  switch (kind) {
    case "unique":
      return prefix ? t.terms.oneEachBeginningWith(prefix) : t.terms.oneEach;
    case "imported":
      return t.terms.fromYourOwnListOneEach;
    case "shared":
      return code ? t.terms.theSameForAll(code) : t.terms.theSameForAll2;
  }
}

/** "460 of 500 given out, 40 left" */
export function stockWords({ given, left, stock }: Terms): string {
  const gone =
    stock === null
      ? given === 1
        ? t.terms.n1PersonHasOne
        : t.terms.haveOne(people(given))
      : t.terms.ofGivenOut(count(given), count(stock));
  return left === null ? t.terms.noLimit2(gone) : t.terms.left(gone, count(left));
}

export function validWords({ validFrom, validUntil }: Terms): string {
  const from = validFrom && t.terms.from(dateOfDay(validFrom));
  const until = validUntil && t.terms.untilTheEndOf(dateOfDay(validUntil));
  const both = [from, until].filter(Boolean).join(" ");
  return both === "" ? t.terms.noEnd : both.charAt(0).toUpperCase() + both.slice(1);
}

/** What the owner should know before customers do; null while there is enough. */
export function lowWords({ left, runningLow }: Pick<Terms, "left" | "runningLow">): string | null {
  if (left === null || !runningLow) return null;
  if (left === 0) return t.terms.allCodesAreGone;
  return left === 1 ? t.terms.only1CodeIsLeft : t.terms.onlyCodesAreLeft(count(left));
}

/** What an owner sets, a line each: "Valid: Until the end of 24 Dec". */
function lines(terms: Terms): string[] {
  const { stock, perPerson, value, remind } = terms;
  return [
    t.terms.codes2(kindWords(terms)),
    t.terms.worth2(worthWords(value) ?? t.terms.notSet),
    t.terms.valid2(validWords(terms)),
    t.terms.howManyPeople2(stock === null ? t.terms.noLimit : count(stock)),
    t.terms.timesPerPerson2(count(perPerson)),
    t.terms.reminder2(remind ? t.terms.oneDayBeforeTheEnd : t.terms.none),
  ];
}

/** What is so now and was not before. */
export function changedWords(before: Terms, now: Terms): string[] {
  const old = lines(before);
  return lines(now).filter((line) => !old.includes(line));
}
