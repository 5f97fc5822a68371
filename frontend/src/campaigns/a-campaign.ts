import type { Campaign } from "../api/campaigns.ts";
import { nobody } from "../funnel/some-stats.ts";
import { aCopy } from "../stories/a-story.ts";

/** A campaign for tests. */
export function aCampaign(changes: Partial<Campaign> = {}): Campaign {
  return {
    id: "c1",
    name: "Spring",
    state: "draft",
    story: "treasure",
    version: 1,
    language: "en",
    copy: aCopy(),
    translations: {},
    createdAt: new Date("2025-11-21T12:00:00Z"),
    send: { queued: 0, nextVisit: 0, skipped: { windowClosed: 0, optedOut: 0, blocked: 0, alreadyIn: 0 } },
    quiet: false,
    unfinished: false,
    clockAt: null,
    segment: null,
    people: nobody(),
    progress: { waiting: 0, now: 0, nextVisit: 0, not: 0, perSecond: 20, endsAt: null },
    ...changes,
  };
}
