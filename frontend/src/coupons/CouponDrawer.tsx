import type { ComponentChildren } from "preact";
import type { Coupon, CouponEntry } from "../api/coupons.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Drawer } from "../ui/Dialog.tsx";
import { dateOfDay, exactTime } from "../ui/format.ts";
import { BlockedIcon, UndoIcon } from "../ui/icons.tsx";
import { Person, State } from "./coupon-columns.tsx";
import { deedWords, mayVoid, moneyWords } from "./coupon-words.ts";
import css from "./coupons.module.css";
import type { CouponsStore } from "./coupons-store.ts";
import { worthWords } from "./worth.ts";

/** One coupon and everything that happened to it. */
export function CouponDrawer({ store }: { store: CouponsStore }) {
  const known = store.history.data.value;
  const shown = known?.coupon.id === store.opened.value ? known : null;
  const actions = shown && mayVoid(shown.coupon) && (
    <Button
      kind="danger"
      icon={<BlockedIcon size={16} />}
      onPress={() => store.ask({ does: "void", coupon: shown.coupon })}
    >
      {t.coupons.makeItVoid}
    </Button>
  );
  return (
    <Drawer
      open={store.opened.value !== null}
      title={shown?.coupon.code ?? t.coupons.coupon}
      onClose={() => store.open(null)}
      actions={actions}
    >
      <Loaded resource={store.history}>
        {() =>
          shown && (
            <>
              <Facts coupon={shown.coupon} />
              <History coupon={shown.coupon} entries={shown.entries} store={store} />
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Facts({ coupon }: { coupon: Coupon }) {
  const { campaign, campaignName, customerId, validFrom, validUntil, value } = coupon;
  const worth = worthWords(value);
  return (
    <dl class={css.facts}>
      <Fact name={t.coupons.state}>
        <State coupon={coupon} />
      </Fact>
      <Fact name={t.coupons.person}>
        {customerId ? (
          <a href={`/customers/${customerId}`}>
            <Person coupon={coupon} />
          </a>
        ) : (
          <Person coupon={coupon} />
        )}
      </Fact>
      <Fact name={t.coupons.campaign}>
        <a href={`/campaigns/${encodeURIComponent(campaign)}`}>{campaignName}</a>
      </Fact>
      {worth && <Fact name={t.coupons.worth}>{worth}</Fact>}
      {validFrom && <Fact name={t.coupons.validFrom}>{dateOfDay(validFrom)}</Fact>}
      <Fact name={t.coupons.validUntil}>
        {validUntil ? t.coupons.theEndOf(dateOfDay(validUntil)) : t.coupons.noEnd}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface HistoryProps {
  coupon: Coupon;
  entries: readonly CouponEntry[];
  store: CouponsStore;
}

function History({ coupon, entries, store }: HistoryProps) {
  return (
    <section aria-label={t.coupons.history}>
      <h3 class={css.heading}>{t.coupons.history}</h3>
      {entries.length === 0 && <p class={css.soft}>{t.coupons.nothingHasHappenedToItYet}</p>}
      <ol class={css.entries}>
        {entries.map((entry) => (
          <li key={entry.id} class={classNames(css.entry, css[entry.kind], entry.undone && css.taken)}>
            <span class={css.mark} aria-hidden="true" />
            <div class={css.told}>
              <p class={css.deed}>{deedWords(entry)}</p>
              <p class={css.soft}>
                <time dateTime={entry.at.toISOString()}>{exactTime(entry.at)}</time>
              </p>
              {moneyWords(entry) && <p>{moneyWords(entry)}</p>}
              {entry.reason && <p class={css.reason}>{t.ui.quoted(entry.reason)}</p>}
              {entry.undone && <p class={css.soft}>{t.coupons.undoneLater}</p>}
            </div>
            {entry.kind === "redeemed" && !entry.undone && coupon.state !== "void" && (
              <Button
                icon={<UndoIcon size={16} />}
                aria-label={t.coupons.undo(deedWords(entry), exactTime(entry.at))}
                onPress={() => store.ask({ does: "undo", coupon, entry })}
              >
                {t.coupons.undo2}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
