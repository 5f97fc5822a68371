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
  { value: "", label: "Not set" },
  { value: "percent", label: "Percent off" },
  { value: "amount", label: "Money off" },
  { value: "gift", label: "A gift" },
] as const;

/** Everything about a campaign's coupon; codes that people have stay as they are. */
export function TermsDialog({ store }: { store: TermsStore }) {
  const draft = store.draft.value;
  return (
    <FormDialog open={draft !== null} title="Coupon" save={store.save} onClose={store.close}>
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
    <Notice tone="warn" title="Somebody else has just changed this coupon." live>
      <p>Their changes are in the form now, beside yours. Check it and save again.</p>
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
        label="Whose codes"
        value={draft.kind}
        options={KINDS}
        wrap
        onChange={(kind) => store.edit({ kind })}
      />
      <p class={css.soft}>{KINDS.find(({ value }) => value === draft.kind)?.hint}</p>
      {draft.kind === "unique" && (
        <TextField
          label="Begins with"
          hint="Up to 3 letters or digits, so that staff see whose it is. Leave it empty for none."
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
          label="Code"
          hint="The same as in the campaign’s messages; a new one is published there."
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
        label="Worth"
        value={worth}
        options={WORTHS}
        onChange={(chosen) => store.edit({ worth: chosen })}
      />
      {worth !== "" && worth !== "gift" && (
        <TextField
          label={worth === "percent" ? "Percent" : "Amount"}
          inputMode="decimal"
          autocomplete="off"
          value={draft.amount}
          error={store.problem("amount")}
          onInput={(amount) => store.edit({ amount })}
        />
      )}
      {worth !== "" && (
        <TextField
          label={worth === "amount" ? "Currency" : "Currency of your sales"}
          hint="Such as EUR."
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
            label="How many people"
            placeholder="No limit"
            inputMode="numeric"
            autocomplete="off"
            value={draft.stock}
            error={store.problem("stock")}
            onInput={(stock) => store.edit({ stock })}
          />
        )}
        {draft.kind !== "shared" && (
          <TextField
            label="Times per person"
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
          label="First day"
          type="date"
          value={draft.validFrom}
          error={store.problem("valid_from")}
          onInput={(validFrom) => store.edit({ validFrom })}
        />
        <TextField
          label="Last day"
          type="date"
          value={draft.validUntil}
          error={store.problem("valid_until")}
          onInput={(validUntil) => store.edit({ validUntil })}
        />
      </div>
      {draft.kind !== "shared" && (
        <Switch
          label="Remind people one day before it ends"
          hint={
            draft.validUntil === ""
              ? "Needs a last day."
              : "Only those who revealed it and haven’t used it, where you can message them."
          }
          disabled={draft.validUntil === ""}
          on={draft.remind && draft.validUntil !== ""}
          onChange={(remind) => store.edit({ remind })}
        />
      )}
    </>
  );
}
