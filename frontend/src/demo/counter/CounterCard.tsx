import { useState } from "preact/hooks";
import { moneyOf } from "../../coupons/sales/sales-words.ts";
import { t } from "../../i18n/words.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Confirm } from "../../ui/Dialog.tsx";
import { count } from "../../ui/format.ts";
import { CheckIcon, CloseIcon, QrIcon } from "../../ui/icons.tsx";
import css from "./counter.module.css";
import type { CounterStore } from "./counter-store.ts";

/** The till beside the phone: one press scans what is on the phone, and says whether it counts. */
export function CounterCard({ counter }: { counter: CounterStore }) {
  const said = counter.said.value;
  const total = counter.sales.data.value?.total;
  const onPhone = counter.onPhone.value;
  const shared = counter.shared.value;
  const [asking, setAsking] = useState(false);
  return (
    <section class={css.counter} aria-label={t.counter.till}>
      <form
        class={css.scan}
        onSubmit={(event) => {
          event.preventDefault();
          void counter.scan.run();
        }}
      >
        <h2 class={css.title}>{t.counter.till}</h2>
        <input
          class={css.code}
          type="text"
          aria-label={t.counter.code}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          placeholder={onPhone ? t.counter.pressScanForTheCodeOnThePhone : t.counter.revealACouponOrTypeACode}
          value={counter.typed.value}
          onInput={(event) => {
            counter.typed.value = event.currentTarget.value;
          }}
        />
        <Button
          kind="primary"
          type="submit"
          icon={<QrIcon size={16} />}
          busy={counter.scan.busy.value}
          disabled={counter.code.value === ""}
        >
          {t.counter.scan}
        </Button>
      </form>
      <p class={classNames(css.said, css[said?.tone ?? "idle"])} role="status">
        {said ? (
          <>
            {said.tone === "good" ? <CheckIcon size={16} /> : <CloseIcon size={16} />}
            <strong>{said.word}</strong>
            <span>{said.more}</span>
          </>
        ) : shared ? (
          <>
            <span>{t.counter.everyoneSharesSoItIsNeverUsed(shared)}</span>
            <Button kind="plain" onPress={() => setAsking(true)}>
              {t.counter.giveEveryoneTheirOwn}
            </Button>
          </>
        ) : (
          t.counter.nothingScannedYet
        )}
      </p>
      <Confirm
        open={asking}
        title={t.counter.giveEveryoneTheirOwnCode}
        verb={t.counter.giveEveryoneTheirOwn}
        busy={counter.oneEach.busy.value}
        onConfirm={() => counter.oneEach.run().then(() => setAsking(false))}
        onClose={() => setAsking(false)}
      >
        <p>{t.counter.thisChangesTheCouponOfThe(shared)}</p>
      </Confirm>
      <dl class={css.money}>
        <Figure name={t.counter.redeemed} value={total ? count(total.redemptions) : "–"} />
        <Figure name={t.counter.sales} value={total ? moneyOf(total, "sales") : "–"} />
        <Figure name={t.counter.discounts} value={total ? moneyOf(total, "discount") : "–"} />
      </dl>
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
