import { listParkedEvents, type ParkedEvent, replayParkedEvent } from "../api/parked.ts";
import { t } from "../i18n/words.ts";
import { createPagedList, type PagedList } from "../state/paged-list.ts";
import { say } from "../ui/toasts.ts";
import { createRowAction, type RowAction } from "./row-action.ts";

export interface ParkedStore {
  events: PagedList<ParkedEvent>;
  replay: RowAction<[]>;
  follow(): () => void;
}

const SERVER = { listParkedEvents, replayParkedEvent };

/** Events that could not be handled; `changed` is called after each replay. */
export function createParkedStore(changed: () => void, server = SERVER): ParkedStore {
  const events = createPagedList((cursor) => server.listParkedEvents({ cursor }), { everyMs: 2_000 });
  const replay = createRowAction(async (id: string) => {
    await server.replayParkedEvent(id);
    say(t.deliveries.handledThisTimeItCountsAsIfIt);
    changed();
    await events.refresh();
  });
  return { events, replay, follow: events.follow };
}
