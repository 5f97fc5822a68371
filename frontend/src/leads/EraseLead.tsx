import { named } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import type { LeadsStore } from "./leads-store.ts";

/** What is deleted and what is kept, before it cannot be undone. */
export function EraseLead({ store }: { store: LeadsStore }) {
  const lead = store.leaving.value;
  const failure = store.erase.failure.value;
  return (
    <Confirm
      open={lead !== null}
      title={t.leads.delete(lead ? named(lead.name) : "")}
      verb={t.leads.deleteLead}
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>{t.leads.thisDeletesTheirNameEMailAnd}</p>
    </Confirm>
  );
}
