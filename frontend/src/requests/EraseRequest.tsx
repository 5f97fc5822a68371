import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { requestName } from "./request-words.ts";
import type { RequestsStore } from "./requests-store.ts";

/** What goes, before it cannot be taken back. */
export function EraseRequest({ store }: { store: RequestsStore }) {
  const request = store.leaving.value;
  const failure = store.erase.failure.value;
  return (
    <Confirm
      open={request !== null}
      title={`Erase ${request ? requestName(request).toLowerCase() : ""}?`}
      verb="Erase for good"
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>
        The question goes, and who asked it. Desks that were told already keep what they got; those that still
        wait are not told.
      </p>
    </Confirm>
  );
}
