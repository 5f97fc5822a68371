import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { requestName } from "./request-words.ts";
import type { RequestsStore } from "./requests-store.ts";

/** What is deleted, before it cannot be undone. */
export function EraseRequest({ store }: { store: RequestsStore }) {
  const request = store.leaving.value;
  const failure = store.erase.failure.value;
  return (
    <Confirm
      open={request !== null}
      title={`Delete ${request ? requestName(request).toLowerCase() : ""}?`}
      verb="Delete question"
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>
        This deletes the question and who asked it. Desks that were already notified keep what they got; the
        others won’t be notified. You can’t undo this.
      </p>
    </Confirm>
  );
}
