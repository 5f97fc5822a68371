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
  /** "14:00", or "21 Nov": below its bar. */
  mark: string;
  /** In the order of OVER_TIME. */
  people: number[];
}

const HOUR_MS = 3_600_000;

export function moments({ step, points }: History): Moment[] {
  return points.map(({ at, day, people }, index) => {
    const end = points[index + 1]?.at ?? new Date(at.getTime() + HOUR_MS);
    const words =
      step === "day"
        ? { when: dateOfDay(day), mark: dateOfDay(day) }
        : { when: `${time(at)}–${time(end)}`, mark: time(at) };
    return { at, ...words, people: OVER_TIME.map(({ stage }) => people[stage]) };
  });
}

/** Every first, second, third, sixth … moment up to the last, as many as there is room for. */
export function marked(all: Moment[], room: number): Moment[] {
  const every = [1, 2, 3, 6, 12, 24].find((step) => all.length / step <= room) ?? all.length;
  return all.filter((_, index) => (all.length - 1 - index) % every === 0);
}

/** All moments together, in the order of OVER_TIME. */
export function total(all: Moment[]): number[] {
  return OVER_TIME.map((_, index) => all.reduce((sum, moment) => sum + (moment.people[index] ?? 0), 0));
}
