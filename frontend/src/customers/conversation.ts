import type { TimelineEntry } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import { date, isYesterday, sameDay } from "../ui/format.ts";

export interface Line extends TimelineEntry {
  /** The same for the same line, however many older ones come before it. */
  key: string;
}

export interface Day {
  word: string;
  lines: Line[];
}

/** A timeline, newest first, as a conversation reads: the oldest first, day by day. */
export function conversation(timeline: readonly TimelineEntry[], now: Date): Day[] {
  const days: Day[] = [];
  const same = new Map<string, number>();
  for (const entry of [...timeline].reverse()) {
    const word = dayWord(entry.at, now);
    const last = days.at(-1);
    const day = last?.word === word ? last : { word, lines: [] };
    if (day !== last) days.push(day);
    const moment = `${entry.by} ${entry.kind} ${entry.at.getTime()}`;
    const before = same.get(moment) ?? 0;
    same.set(moment, before + 1);
    day.lines.push({ ...entry, key: `${moment} ${before}` });
  }
  return days;
}

function dayWord(at: Date, now: Date): string {
  if (sameDay(at, now)) return t.customers.today;
  return isYesterday(at, now) ? t.customers.yesterday : date(at, now);
}
