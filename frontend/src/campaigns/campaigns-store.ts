import { signal } from "@preact/signals";
import { createCampaign, listCampaigns } from "../api/campaigns.ts";
import { navigate } from "../shell/router.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { campaignStories } from "../stories/the-stories.ts";

/** All campaigns as they move, and making a new one. */
export function createCampaignsStore(list = listCampaigns, make = createCampaign, go = navigate) {
  const campaigns = createResource(list, { everyMs: 3_000 });
  /** Null while no campaign is being made. */
  const name = signal<string | null>(null);
  /** What the new campaign does. */
  const story = signal("");

  const create = createAction(async () => {
    const made = await make(name.peek() ?? "", story.peek());
    name.value = null;
    go(`/messages?campaign=${encodeURIComponent(made.id)}`);
  });

  return {
    campaigns,
    name,
    story,
    create,
    ask() {
      create.reset();
      story.value = campaignStories()[0]?.key ?? "";
      name.value = "";
    },
    follow: campaigns.follow,
  };
}
