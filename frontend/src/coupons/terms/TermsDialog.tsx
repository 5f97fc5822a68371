import { t } from "../../i18n/words.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Select } from "../../ui/Select.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import css from "./terms.module.css";
import type { Draft, TermsStore } from "./terms-store.ts";
import { KINDS } from "./terms-words.ts";

const WORTHS = [
  { value: "", label: t.terms.notSet },
  { value: "percent", label: t.terms.percentOff },
  { value: "amount", label: t.terms.moneyOff },
  { value: "gift", label: t.terms.aGift },
] as const;

/** Everything about a campaign's coupon; codes that people have stay as they are. */
export function TermsDialog({ store }: { store: TermsStore }) {
  const draft = store.draft.value;
  return (
    <FormDialog open={draft !== null} title={t.terms.coupon} save={store.save} onClose={store.close}>
      {draft && (
        <>
          <Theirs lines={store.theirs.value} />
          <Codes store={store} draft={draft} />
          <WorthFields store={store} draft={draft} />
          <Limits store={store} draft={draft} />
        </>
      )}
    </FormDialog>
  );
}

/** Nothing of what another owner saved meanwhile is lost, and nothing of what was typed here. */
function Theirs({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Notice tone="warn" title={t.terms.somebodyElseHasJustChangedThis} live>
      <p>{t.terms.theirChangesAreInTheFormNow}</p>
      <ul class={css.theirs}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}

interface Part {
  store: TermsStore;
  draft: Draft;
}

function Codes({ store, draft }: Part) {
  return (
    <div class={css.part}>
      <Segmented
        label={t.terms.whoseCodes}
        value={draft.kind}
        options={KINDS}
        wrap
        onChange={(kind) => store.edit({ kind })}
      />
      <p class={css.soft}>{KINDS.find(({ value }) => value === draft.kind)?.hint}</p>
      {draft.kind === "unique" && (
        <TextField
          label={t.terms.beginsWith}
          hint={t.terms.upTo3LettersOrDigitsSoThat}
          autocomplete="off"
          spellcheck={false}
          value={draft.prefix}
          limit={3}
          error={store.problem("prefix")}
          onInput={(prefix) => store.edit({ prefix: prefix.toUpperCase() })}
        />
      )}
      {draft.kind === "shared" && (
        <TextField
          label={t.terms.code}
          hint={t.terms.theSameAsInTheCampaigns}
          autocomplete="off"
          spellcheck={false}
          value={draft.code}
          error={store.problem("code")}
          onInput={(code) => store.edit({ code })}
        />
      )}
    </div>
  );
}

function WorthFields({ store, draft }: Part) {
  const { worth } = draft;
  return (
    <div class={css.worth}>
      <Select
        label={t.terms.worth}
        value={worth}
        options={WORTHS}
        onChange={(chosen) => store.edit({ worth: chosen })}
      />
      {worth !== "" && worth !== "gift" && (
        <TextField
          label={worth === "percent" ? t.terms.percent : t.terms.amount}
          inputMode="decimal"
          autocomplete="off"
          value={draft.amount}
          error={store.problem("amount")}
          onInput={(amount) => store.edit({ amount })}
        />
      )}
      {worth !== "" && (
        <TextField
          label={worth === "amount" ? t.terms.currency : t.terms.currencyOfYourSales}
          hint={t.terms.suchAsEur}
          autocomplete="off"
          spellcheck={false}
          value={draft.currency}
          error={store.problem("currency")}
          onInput={(currency) => store.edit({ currency: currency.toUpperCase() })}
        />
      )}
    </div>
  );
}

function Limits({ store, draft }: Part) {
  return (
    <>
      <div class={css.pair}>
        {draft.kind !== "imported" && (
          <TextField
            label={t.terms.howManyPeople}
            placeholder={t.terms.noLimit}
            inputMode="numeric"
            autocomplete="off"
            value={draft.stock}
            error={store.problem("stock")}
            onInput={(stock) => store.edit({ stock })}
          />
        )}
        {draft.kind !== "shared" && (
          <TextField
            label={t.terms.timesPerPerson}
            inputMode="numeric"
            autocomplete="off"
            value={draft.perPerson}
            error={store.problem("per_person")}
            onInput={(perPerson) => store.edit({ perPerson })}
          />
        )}
      </div>
      <div class={css.pair}>
        <TextField
          label={t.terms.firstDay}
          type="date"
          value={draft.validFrom}
          error={store.problem("valid_from")}
          onInput={(validFrom) => store.edit({ validFrom })}
        />
        <TextField
          label={t.terms.lastDay}
          type="date"
          value={draft.validUntil}
          error={store.problem("valid_until")}
          onInput={(validUntil) => store.edit({ validUntil })}
        />
      </div>
      {draft.kind !== "shared" && (
        <Switch
          label={t.terms.remindPeopleOneDayBeforeItEnds}
          hint={draft.validUntil === "" ? t.terms.needsALastDay : t.terms.onlyThoseWhoRevealedItAnd}
          disabled={draft.validUntil === ""}
          on={draft.remind && draft.validUntil !== ""}
          onChange={(remind) => store.edit({ remind })}
        />
      )}
    </>
  );
}
