import { t } from "../i18n/words.ts";
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
      title={t.requests.delete(request ? requestName(request).toLowerCase() : "")}
      verb={t.requests.deleteQuestion}
      danger
      busy={store.erase.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => store.erase.run()}
      onClose={() => store.askToErase(null)}
    >
      <p>{t.requests.thisDeletesTheQuestionAndWho}</p>
    </Confirm>
  );
}
