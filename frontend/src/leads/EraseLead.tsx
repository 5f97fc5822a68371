import { named } from "../deliveries/message-words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import type { LeadsStore } from "./leads-store.ts";

/** What goes and what stays, before it cannot be taken back. */
export function EraseLead({ store }: { store: LeadsStore }) {
  const lead = store.leaving.value;
  const failure = store.erase.failure.value;
  return (
    <Confirm
      open={lead !== null}
      title={`Erase ${lead ? named(lead.name) : ""}?`}
      verb="Erase for good"
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>
        Name, e-mail and phone go, also from questions this person asked. A welcome e-mail that still waits
        will not go out. The figures stay: they go on counting somebody.
      </p>
    </Confirm>
  );
}
