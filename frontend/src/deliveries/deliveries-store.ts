import { listCampaigns } from "../api/campaigns.ts";
import { countDeliveries, type DeliveryCounts } from "../api/deliveries.ts";
import { resumePage } from "../api/page.ts";
import { type Status, showStatus } from "../api/status.ts";
import { type Action, createAction } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { createResource, type Resource } from "../state/resource.ts";
import { followAll } from "../state/use-store.ts";
import { say } from "../ui/toasts.ts";

export interface DeliveriesStore {
  status: Resource<Status>;
  counts: Resource<DeliveryCounts>;
  /** The campaigns' names by their ids. */
  names: Resource<ReadonlyMap<string, string>>;
  resume: Action<[], void>;
  follow(): () => void;
}

const SERVER = { showStatus, countDeliveries, listCampaigns, resumePage };

/** How sending is as a whole; the rows have stores of their own. */
export function createDeliveriesStore(server = SERVER): DeliveriesStore {
  const status = createResource(server.showStatus, { everyMs: 2_000 });
  const counts = createResource(server.countDeliveries, { everyMs: 2_000 });
  const names = createResource(async () => {
    const campaigns = await server.listCampaigns();
    return new Map(campaigns.map(({ id, name }) => [id, name]));
  });

  const resume = createAction(async () => {
    try {
      const { pause, breaker } = await server.resumePage();
      const known = status.data.peek();
      if (known) status.set({ ...known, pause, breaker });
      say("Sending goes on");
      await counts.refresh();
    } catch (failure) {
      say(sentenceOf(failure), { tone: "bad" });
    }
  });

  return { status, counts, names, resume, follow: () => followAll(status, counts, names) };
}
