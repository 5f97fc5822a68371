import { closeDeletionRequest, listDeletionRequests } from "../../api/deletions.ts";
import { t } from "../../i18n/words.ts";
import { createAction } from "../../state/action.ts";
import { createResource } from "../../state/resource.ts";
import { followAll } from "../../state/use-store.ts";
import { say } from "../../ui/toasts.ts";

const OURS = { listDeletionRequests, closeDeletionRequest };

/** Requests from Facebook to delete somebody's data that the owner has to do by hand. */
export function createDeletionsStore(api = OURS) {
  const requests = createResource(api.listDeletionRequests, { everyMs: 30_000 });
  const close = createAction(async (code: string) => {
    await api.closeDeletionRequest(code);
    await requests.refresh();
    say(t.connect.theRequestIsClosedItsStatus);
  });
  return { requests, close, follow: () => followAll(requests) };
}

export type DeletionsStore = ReturnType<typeof createDeletionsStore>;
