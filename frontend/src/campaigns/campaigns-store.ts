import { signal } from "@preact/signals";
import { createCampaign, listCampaigns } from "../api/campaigns.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";

/** All campaigns as they move, and making a new one. */
export function createCampaignsStore(list = listCampaigns, make = createCampaign, go = navigate) {
  const campaigns = createResource(list, { everyMs: 3_000 });
  /** Null while no campaign is being made. */
  const name = signal<string | null>(null);

  const create = createAction(async () => {
    const made = await make(name.peek() ?? "");
    name.value = null;
    go(`/messages?campaign=${encodeURIComponent(made.id)}`);
  });

  return {
    ...{ campaigns, name, create },
    ask() {
      create.reset();
      name.value = "";
    },
    follow: campaigns.follow,
  };
}
