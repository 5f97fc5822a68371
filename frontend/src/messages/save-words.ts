import type { Campaign } from "../api/campaigns.ts";
import { t } from "../i18n/words.ts";
import { count } from "../ui/format.ts";
import { published, restored } from "./changes.ts";

/** What saving is called and does: before the first send nobody sees it, later it is live at once. */
export interface SaveWords {
  badge: string;
  /** "3 changes not saved." */
  open: string;
  outlook: (changes: number) => string;
  verb: string;
  /** Below a picture that only the form has. */
  toUse: string;
  saved: (before: number, after: number) => string;
  undone: (version: number, before: number | undefined, after: number) => string;
}

export function saveWords({ state, version }: Campaign): SaveWords {
  if (state === "draft")
    return {
      badge: t.messages.draftNotSentYet,
      open: t.messages.notSaved2,
      outlook: t.messages.nobodySeesThemUntilYouSendIt,
      verb: t.messages.saveDraft,
      toUse: t.messages.saveTheDraftToUseIt,
      saved: (before, after) =>
        after === before
          ? t.messages.theDraftSaysExactlyThisAlready
          : t.messages.savedNobodySeesItUntilYouSend,
      undone: () => t.messages.theDraftSaysAgainWhatItSaid,
    };
  return {
    badge: t.messages.versionIsLive(count(version)),
    open: t.messages.notPublished,
    outlook: t.messages.theyGoLiveAsSoonAsYouPublish,
    verb: t.messages.publishVersion(count(version + 1)),
    toUse: t.messages.publishToUseIt,
    saved: published,
    undone: restored,
  };
}
