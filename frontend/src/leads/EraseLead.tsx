import { named } from "../deliveries/message-words.ts";
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
      title={`Delete ${lead ? named(lead.name) : ""}?`}
      verb="Delete lead"
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>
        This deletes their name, e-mail and phone, also from questions they asked, and cancels a welcome
        e-mail that is still waiting. Your figures still count them. You can’t undo this.
      </p>
    </Confirm>
  );
}
