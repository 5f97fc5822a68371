import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { ApiError } from "../../api/client.ts";
import {
  type Redeemed,
  redeemCode,
  setCouponTerms,
  showCouponTerms,
  showSales,
  type Terms,
} from "../../api/coupons.ts";
import type { Chat } from "../../api/simulator.ts";
import { type Draft, draftOf, termsOf } from "../../coupons/terms/terms-store.ts";
import { t } from "../../i18n/words.ts";
import { newId } from "../../new-id.ts";
import { createAction } from "../../state/action.ts";
import { sentenceOf } from "../../state/failure.ts";
import { createResource } from "../../state/resource.ts";
import { followAll } from "../../state/use-store.ts";
import { money } from "../../ui/format.ts";
import { basketOf } from "./baskets.ts";
import { codeOn } from "./code-on.ts";

const OURS = { redeemCode, showSales, showCouponTerms, setCouponTerms };

/** What the till said last. */
export interface Said {
  tone: "good" | "bad";
  word: string;
  more: string;
}

export type CounterStore = ReturnType<typeof createCounterStore>;

/** The shop's counter in the demo: it scans the phone beside it, with the owner's own session. */
export function createCounterStore(
  chat: ReadonlySignal<Chat | null>,
  /** The coupon on the phone with the website; null where there is none. */
  onWebsite: ReadonlySignal<string | null>,
  campaign: ReadonlySignal<string>,
  api = OURS,
  newKey: () => string = newId,
) {
  const typed = signal("");
  const said = signal<Said | null>(null);
  const sales = createResource(() => api.showSales(campaign.value), { everyMs: 3_000 });
  const terms = createResource(() => api.showCouponTerms(campaign.value), { everyMs: 10_000 });
  const onPhone = computed(() => onWebsite.value ?? codeOn(chat.value, terms.data.value?.code ?? null));
  const code = computed(() => typed.value.trim() || onPhone.value || "");
  let customers = 0;

  const scan = createAction(async () => {
    const scanned = code.peek();
    if (scanned === "") return;
    const amount = basketOf(customers);
    try {
      const sale = await api.redeemCode({ code: scanned, amount, till: t.counter.demoTill, key: newKey() });
      customers++;
      said.value = { tone: "good", word: t.counter.redeemed, more: saleWords(sale, campaign.peek()) };
      typed.value = "";
    } catch (failure) {
      said.value = refusal(failure);
    }
    await sales.refresh();
  });

  /** From now on everybody gets a code of their own, which a second scan finds used. */
  const oneEach = createAction(async () => {
    const now = terms.data.peek();
    if (now) terms.set(await api.setCouponTerms(campaign.peek(), termsOf(ownCodes(now))));
  });

  return {
    oneEach,
    /** The code that everybody has, and that is never used up; null where there is none. */
    shared: computed(() => (terms.data.value?.kind === "shared" ? terms.data.value.code : null)),
    typed,
    said,
    sales,
    scan,
    code,
    onPhone,
    follow: () => followAll(sales, terms),
  };
}

function ownCodes(terms: Terms): Draft {
  const before = draftOf(terms);
  const worth = terms.value ? {} : ({ worth: "percent", amount: "10", currency: "EUR" } as const);
  const prefix = before.code.replace(/[^A-Za-z0-9]/g, "").slice(0, 3);
  return { ...before, ...worth, kind: "unique", prefix };
}

function saleWords({ amount, discount, currency, campaign }: Redeemed, shown: string): string {
  // The money beside it is that of the campaign shown.
  if (campaign !== shown) return t.counter.itCountsInAnotherCampaigns;
  const off = discount && Number(discount) > 0 ? money(discount, currency) : null;
  if (amount === null) return off === null ? "" : t.counter.off(off);
  const sale = money(amount, currency);
  return off === null ? t.counter.sale(sale) : t.counter.offASale(off, sale);
}

const WORDS: Record<number, string> = {
  404: t.counter.unknown,
  409: t.counter.alreadyUsed,
  410: t.counter.notValidAnyMore,
  422: t.counter.notYet,
  429: t.counter.pleaseWait,
};

function refusal(failure: unknown): Said {
  const status = failure instanceof ApiError ? failure.status : 0;
  // The word says it already.
  const more = status === 409 ? t.counter.somebodyRedeemedItBefore : sentenceOf(failure);
  return { tone: "bad", word: WORDS[status] ?? t.counter.notRedeemed, more };
}
