import type { PlannedSend } from "../api/schedule.ts";

/** A planned send for tests. */
export function aPlannedSend(changes: Partial<PlannedSend> = {}): PlannedSend {
  return {
    id: "4",
    campaign: "c1",
    campaignName: "Spring",
    segment: null,
    at: new Date("2026-12-01T17:00:00Z"),
    repeat: "once",
    eachRun: "everyone",
    clock: "shop",
    until: null,
    state: "planned",
    reason: "",
    endedAt: null,
    ...changes,
  };
}
