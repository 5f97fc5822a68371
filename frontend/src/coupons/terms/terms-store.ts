import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { ApiError } from "../../api/client.ts";
import { type NewTerms, setCouponTerms, showCouponTerms, type Terms, type Worth } from "../../api/coupons.ts";
import { t } from "../../i18n/words.ts";
import { createForm } from "../../state/form.ts";
import { createResource } from "../../state/resource.ts";
import { say } from "../../ui/toasts.ts";
import { changedWords, type Kind } from "./terms-words.ts";

/** As it is typed. */
export interface Draft {
  kind: Kind;
  code: string;
  prefix: string;
  stock: string;
  perPerson: string;
  validFrom: string;
  validUntil: string;
  worth: Worth["kind"] | "";
  amount: string;
  currency: string;
  remind: boolean;
}

const OURS = { showCouponTerms, setCouponTerms };

export type TermsStore = ReturnType<typeof createTermsStore>;

/** A campaign's coupon: as it is, and as it is being changed. */
export function createTermsStore(campaign: string, api = OURS) {
  const terms = createResource(() => api.showCouponTerms(campaign), { everyMs: 10_000 });
  /** What the draft was made from. */
  let read: Terms | null = null;
  const theirs = signal<string[]>([]);
  const { open, ...form } = createForm(missingIn, async (draft: Draft) => {
    const before = terms.data.peek()?.offer;
    let after: Terms;
    try {
      const version = read ? { version: read.version } : {};
      after = await api.setCouponTerms(campaign, { ...termsOf(draft), ...version });
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.status === 409 && (await join(draft)))) throw failure;
      return;
    }
    terms.set(after);
    open(null);
    const follows = before !== undefined && after.offer !== before;
    say(follows ? t.terms.couponSavedItsMessageNowSays(after.offer) : t.terms.couponSaved);
  });

  /** Somebody else may have saved it: adds to the draft what they changed. False when nobody did. */
  async function join(draft: Draft): Promise<boolean> {
    const now = await api.showCouponTerms(campaign);
    if (!read || now.version === read.version) return false;
    theirs.value = changedWords(read, now);
    form.edit(joined(draftOf(read), draft, draftOf(now)));
    read = now;
    terms.set(now);
    return true;
  }

  return {
    terms,
    ...form,
    /** What somebody else changed since the form was opened. */
    theirs: theirs as ReadonlySignal<string[]>,
    /** This campaign's story gives out no coupon. */
    none: computed(() => {
      const state = terms.state.value;
      return state.kind === "failed" && state.failure instanceof ApiError && state.failure.status === 409;
    }),
    change(now: Terms) {
      read = now;
      theirs.value = [];
      open(draftOf(now));
    },
    follow: terms.follow,
  };
}

/** What it is worth makes sense only as a whole: 10 percent and 5 euros are not 5 percent. */
const WORTH: readonly string[] = ["worth", "amount", "currency"] satisfies (keyof Draft)[];

/** Their values, but for those that were changed here. */
function joined(before: Draft, ours: Draft, theirs: Draft): Draft {
  const changed = (name: string) => ours[name as keyof Draft] !== before[name as keyof Draft];
  const ourWorth = WORTH.some(changed);
  const kept = Object.entries(ours).filter(([name]) => (WORTH.includes(name) ? ourWorth : changed(name)));
  return { ...theirs, ...Object.fromEntries(kept) };
}

export function draftOf(terms: Terms): Draft {
  return {
    kind: terms.kind,
    code: terms.code ?? "",
    prefix: terms.prefix ?? "",
    stock: terms.stock === null ? "" : String(terms.stock),
    perPerson: String(terms.perPerson),
    validFrom: terms.validFrom ?? "",
    validUntil: terms.validUntil ?? "",
    worth: terms.value?.kind ?? "",
    amount: terms.value?.amount ?? "",
    currency: terms.value?.currency ?? "",
    remind: terms.remind,
  };
}

/** What the server takes: what belongs to another kind of coupon is left out. */
export function termsOf(draft: Draft): NewTerms {
  const { kind, worth } = draft;
  const personal = kind !== "shared";
  const text = (typed: string) => typed.trim() || null;
  return {
    kind,
    ...(kind === "shared" && text(draft.code) && { code: text(draft.code) }),
    prefix: kind === "unique" ? text(draft.prefix) : null,
    stock: kind === "imported" ? null : whole(draft.stock),
    per_person: whole(draft.perPerson) ?? 1,
    valid_from: text(draft.validFrom),
    valid_until: text(draft.validUntil),
    value:
      worth === ""
        ? null
        : {
            kind: worth,
            amount: worth === "gift" ? null : draft.amount.trim().replace(",", "."),
            currency: text(draft.currency)?.toUpperCase() ?? null,
          },
    remind: personal && draft.validUntil !== "" && draft.remind,
  };
}

function missingIn({ kind, prefix, stock, perPerson, worth, ...draft }: Draft) {
  const { amount, currency, validFrom, validUntil } = draft;
  const backwards = validFrom !== "" && validUntil !== "" && validUntil < validFrom;
  return {
    stock: stock.trim() !== "" && !whole(stock) ? t.terms.write1OrMoreOrLeaveItEmptyFor : null,
    per_person: whole(perPerson) ? null : t.terms.writeAWholeNumber1OrMore,
    amount: worth !== "" && worth !== "gift" ? wrongAmount(amount, worth) : null,
    currency: worth !== "" ? wrongCurrency(currency.trim(), worth) : null,
    code: null,
    prefix:
      kind === "unique" && !/^\s*[A-Za-z0-9]{0,3}\s*$/.test(prefix) ? t.terms.onlyLettersAToZAndDigits : null,
    valid_from: null,
    valid_until: backwards ? t.terms.thisIsBeforeTheFirstDay : null,
    remind: null,
  };
}

function wrongAmount(typed: string, worth: "percent" | "amount"): string | null {
  const amount = typed.trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(amount) || Number(amount) === 0) return t.terms.enterANumberSuchAs10Or250;
  return worth === "percent" && Number(amount) > 100 ? t.terms.enterAtMost100 : null;
}

function wrongCurrency(typed: string, worth: "percent" | "amount" | "gift"): string | null {
  if (typed === "" && worth !== "amount") return null;
  return /^[A-Za-z]{3}$/.test(typed) ? null : t.terms.enterOneSuchAsEur;
}

function whole(typed: string): number | null {
  return /^\s*\d{1,8}\s*$/.test(typed) ? Number(typed) : null;
}
