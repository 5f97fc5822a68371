import type { Campaign } from "../api/campaigns.ts";
import { count } from "../ui/format.ts";
import { published, restored } from "./changes.ts";

/** What saving is called and does: before the first send nobody sees it, later it is live at once. */
export interface SaveWords {
  badge: string;
  /** "3 changes not saved." */
  open: string;
  outlook: string;
  verb: string;
  /** Below a picture that only the form has. */
  toUse: string;
  saved: (before: number, after: number) => string;
  undone: (version: number, before: number | undefined, after: number) => string;
}

export function saveWords({ state, version }: Campaign): SaveWords {
  if (state === "draft")
    return {
      badge: "Draft, not sent yet",
      open: "not saved.",
      outlook: "Nobody sees them until you send it.",
      verb: "Save draft",
      toUse: "Save the draft to use it.",
      saved: (before, after) =>
        after === before ? "The draft says exactly this already" : "Saved; nobody sees it until you send it",
      undone: () => "The draft says again what it said before",
    };
  return {
    badge: `Version ${count(version)} is live`,
    open: "not published.",
    outlook: "They go live as soon as you publish.",
    verb: `Publish version ${count(version + 1)}`,
    toUse: "Publish to use it.",
    saved: published,
    undone: restored,
  };
}
