import { type FollowUpChange, showFollowUps, updateFollowUps } from "../api/followups.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createResource } from "../state/resource.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { showFollowUps, updateFollowUps };

export type FollowUpsStore = ReturnType<typeof createFollowUpsStore>;

/** What a campaign sends on its own; a switch works at once. */
export function createFollowUpsStore(campaign: string, server = SERVER) {
  const followUps = createResource(() => server.showFollowUps(campaign), { everyMs: 5_000 });

  const change = createAction(async (what: FollowUpChange) => {
    try {
      followUps.set(await server.updateFollowUps(campaign, what));
      say(t.followups.saved);
    } catch (refused) {
      // The switch shows again what is.
      await followUps.refresh();
      throw refused;
    }
  });

  return { followUps, change, follow: followUps.follow };
}
