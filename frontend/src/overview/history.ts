import type { History } from "../api/figures.ts";
import { dateOfDay, time } from "../ui/format.ts";

/** The stages that are drawn over time, the widest bar first. */
export const OVER_TIME = [
  { stage: "sent", label: "Sent" },
  { stage: "responded", label: "Responded" },
  { stage: "revealed", label: "Revealed" },
] as const;

export interface Moment {
  at: Date;
  /** "14:00–15:00", or "21 Nov" */
  when: string;
  /** In the order of OVER_TIME. */
  people: number[];
}

const HOUR_MS = 3_600_000;

export function moments({ step, points }: History): Moment[] {
  return points.map(({ at, people }) => ({
    at,
    when: step === "day" ? dateOfDay(at) : `${time(at)}–${time(new Date(at.getTime() + HOUR_MS))}`,
    people: OVER_TIME.map(({ stage }) => people[stage]),
  }));
}

/** All moments together, in the order of OVER_TIME. */
export function total(all: Moment[]): number[] {
  return OVER_TIME.map((_, index) => all.reduce((sum, moment) => sum + (moment.people[index] ?? 0), 0));
}
