import { signal } from "@preact/signals";
import { listCampaigns } from "../api/campaigns.ts";
import {
  type Coupon,
  type CouponChoice,
  type CouponEntry,
  type CouponHistory,
  listCoupons,
  showCoupon,
  undoRedemption,
  voidCoupon,
} from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createPagedList } from "../state/paged-list.ts";
import { createResource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";
import { STATES } from "./coupon-words.ts";

export type CouponsStore = ReturnType<typeof createCouponsStore>;

export const ANY: CouponChoice = { code: "", person: "", state: null, campaign: null };

const SERVER = { listCoupons, showCoupon, voidCoupon, undoRedemption, listCampaigns };
const PAUSE_MS = 250;

/** What needs a reason: a whole coupon is made void, or one of its redemptions undone. */
export type Asked = { does: "void"; coupon: Coupon } | { does: "undo"; coupon: Coupon; entry: CouponEntry };

type Typed = "code" | "person";

/** Codes and what became of them; which of them stands in the address. */
export function createCouponsStore(
  first: CouponChoice,
  server = SERVER,
  go: (address: string) => void = (address) => navigate(address, { replace: true }),
) {
  const typed = { code: signal(first.code), person: signal(first.person) };
  const filter = signal(first);
  const coupons = createPagedList((cursor) => server.listCoupons(filter.value, { cursor }), {
    everyMs: 5_000,
  });
  const campaigns = createResource(server.listCampaigns, { everyMs: 60_000 });
  const opened = signal<string | null>(null);
  const history = createResource<CouponHistory | null>(
    async () => {
      const id = opened.value;
      return id === null ? null : await server.showCoupon(id);
    },
    { everyMs: 5_000 },
  );
  const asked = signal<Asked | null>(null);
  const reason = signal("");
  /** Somebody wanted to go on without a reason. */
  const unreasoned = signal(false);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function choose(next: CouponChoice): void {
    clearTimeout(pause);
    go(addressOf(next));
  }

  const confirm = createAction(async () => {
    const about = asked.peek();
    if (!about) return;
    unreasoned.value = reason.peek().trim() === "";
    if (unreasoned.peek()) return;
    if (about.does === "void") {
      history.set(await server.voidCoupon(about.coupon.id, reason.peek().trim()));
      say(t.coupons.isVoid(about.coupon.code));
    } else {
      await server.undoRedemption(about.entry.id, reason.peek().trim());
      say(t.coupons.canBeUsedAgain(about.coupon.code));
      await history.refresh();
    }
    asked.value = null;
    await coupons.refresh();
  });

  return {
    typed,
    filter,
    coupons,
    campaigns,
    history,
    opened,
    asked,
    reason,
    unreasoned,
    confirm,
    open(coupon: Coupon | null) {
      opened.value = coupon?.id ?? null;
    },
    ask(about: Asked | null) {
      confirm.reset();
      reason.value = "";
      unreasoned.value = false;
      asked.value = about;
    },
    search(field: Typed, text: string) {
      typed[field].value = text;
      clearTimeout(pause);
      const next = { ...filter.peek(), code: typed.code.peek().trim(), person: typed.person.peek().trim() };
      pause = setTimeout(() => choose(next), text.trim() ? PAUSE_MS : 0);
    },
    choose: (part: Partial<CouponChoice>) => choose({ ...filter.peek(), ...part }),
    everything: () => choose(ANY),
    /** Takes what the address says. */
    show(next: CouponChoice) {
      for (const field of ["code", "person"] as const)
        if (next[field] !== typed[field].peek().trim()) typed[field].value = next[field];
      if (addressOf(next) !== addressOf(filter.peek())) filter.value = next;
    },
    follow() {
      const stop = followAll(coupons, campaigns, history);
      return () => {
        clearTimeout(pause);
        stop();
      };
    },
  };
}

export function filterOf(query: URLSearchParams): CouponChoice {
  return {
    code: query.get("code") ?? "",
    person: query.get("person") ?? "",
    state: STATES.find(({ value }) => value === query.get("state"))?.value ?? null,
    campaign: query.get("campaign") || null,
  };
}

export function addressOf({ code, person, state, campaign }: CouponChoice): string {
  const query = new URLSearchParams();
  if (code) query.set("code", code);
  if (person) query.set("person", person);
  if (state) query.set("state", state);
  if (campaign) query.set("campaign", campaign);
  return query.size > 0 ? `/coupons?${query}` : "/coupons";
}
