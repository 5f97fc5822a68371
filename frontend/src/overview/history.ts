import type { History } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import type { Figure } from "../stories/story.ts";
import { dateOfDay, languageName, time } from "../ui/format.ts";
import type { Only } from "./overview-store.ts";
import { MOST_DAYS } from "./past.ts";

export interface Moment {
  at: Date;
  /** "14:00–15:00", or "21 Nov" */
  when: string;
  /** "14:00", or "21 Nov": below its bar. */
  mark: string;
  /** In the order of the figures. */
  people: number[];
}

const HOUR_MS = 3_600_000;

/** Whose steps are drawn: those of everyone, even if the other figures are about a few. */
export function drawn(only: Only | null): string {
  const days = only?.from === undefined ? t.overview.theLastDays(MOST_DAYS) : t.overview.thisPeriod;
  const sources = only?.origin === undefined ? "" : t.overview.fromAllSources;
  const lines = { messenger: t.overview.onMessenger, web: t.overview.onYourWebsite };
  const speaking =
    only?.language === undefined ? "" : t.overview.whoseLanguageIs(languageName(only.language));
  const where = only?.line === undefined ? "" : lines[only.line];
  return t.overview.stepsTakenInByEveryone(days, speaking + where, sources);
}

export function moments({ step, points }: History, figures: readonly Figure[]): Moment[] {
  return points.map(({ at, day, people }, index) => {
    const end = points[index + 1]?.at ?? new Date(at.getTime() + HOUR_MS);
    const words =
      step === "day"
        ? { when: dateOfDay(day), mark: dateOfDay(day) }
        : { when: `${time(at)}–${time(end)}`, mark: time(at) };
    return { at, ...words, people: figures.map(({ stage }) => people[stage] ?? 0) };
  });
}

/** Every first, second, third, sixth … moment up to the last, as many as there is room for. */
export function marked(all: Moment[], room: number): Moment[] {
  const every = [1, 2, 3, 6, 12, 24, 48, 96].find((step) => all.length / step <= room) ?? all.length;
  return all.filter((_, index) => (all.length - 1 - index) % every === 0);
}
