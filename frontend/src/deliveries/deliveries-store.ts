import { listCampaigns } from "../api/campaigns.ts";
import { countDeliveries, countSent, type DeliveryCounts } from "../api/deliveries.ts";
import { resumePage } from "../api/page.ts";
import { type Status, showStatus } from "../api/status.ts";
import { t } from "../i18n/words.ts";
import { type Action, createAction } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { createResource, type Resource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";

export interface DeliveriesStore {
  status: Resource<Status>;
  counts: Resource<DeliveryCounts>;
  /** How many went out; asked for less often, because counting them takes longer. */
  sent: Resource<number>;
  /** The campaigns' names by their ids. */
  names: Resource<ReadonlyMap<string, string>>;
  resume: Action<[], void>;
  follow(): () => void;
}

const SERVER = { showStatus, countDeliveries, countSent, listCampaigns, resumePage };

/** The counts with how many were sent, as far as that is known. */
export function withSent(counts: DeliveryCounts | null, sent: number | null): DeliveryCounts | null {
  return counts && { ...counts, sent };
}

/** How sending is as a whole; the rows have their own stores. */
export function createDeliveriesStore(server = SERVER): DeliveriesStore {
  const status = createResource(server.showStatus, { everyMs: 2_000 });
  const counts = createResource(() => server.countDeliveries(), { everyMs: 2_000 });
  const sent = createResource(server.countSent, { everyMs: 15_000 });
  const names = createResource(async () => {
    const campaigns = await server.listCampaigns();
    return new Map(campaigns.map(({ id, name }) => [id, name]));
  });

  const resume = createAction(async () => {
    try {
      const { pause, breaker } = await server.resumePage();
      const known = status.data.peek();
      if (known) status.set({ ...known, pause, breaker });
      say(t.deliveries.sendingResumed);
      await counts.refresh();
    } catch (failure) {
      say(sentenceOf(failure), { tone: "bad" });
    }
  });

  return { status, counts, sent, names, resume, follow: () => followAll(status, counts, sent, names) };
}
