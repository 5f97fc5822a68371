import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Select } from "../ui/Select.tsx";
import type { SubscriberStore } from "./subscriber-store.ts";

/** Sends a program again what it was told. */
export function SendAgain({ store }: { store: SubscriberStore }) {
  const { draft, save, close, edit } = store.again;
  const now = draft.value;
  return (
    <FormDialog
      open={now !== null}
      title={t.desks.sendAgainTo(now?.channel.name ?? "")}
      verb={t.desks.sendAgain}
      save={save}
      onClose={close}
    >
      <p>{t.desks.everythingItWasToldOr}</p>
      <Select
        label={t.desks.since}
        value={now?.span ?? "hour"}
        options={[
          { value: "hour", label: t.desks.theLastHour },
          { value: "day", label: t.desks.theLastDay },
          { value: "week", label: t.desks.theLastWeek },
        ]}
        onChange={(span) => edit({ span })}
      />
    </FormDialog>
  );
}

export function ReplaceSecret({ store }: { store: SubscriberStore }) {
  const channel = store.leavingSecret.value;
  const failure = store.replace.failure.value;
  return (
    <Confirm
      open={channel !== null}
      title={t.desks.newSecretFor(channel?.name ?? "")}
      verb={t.desks.makeASecret}
      busy={store.replace.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => channel && store.replace.run(channel)}
      onClose={() => store.askToReplace(null)}
    >
      <p>{t.desks.forADayBothSecretsSign}</p>
    </Confirm>
  );
}
