/** How numbers, times and amounts are written, everywhere; times are in the browser's zone. */

const LANGUAGE = "en-GB";

const whole = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 });
const clockTime = new Intl.DateTimeFormat(LANGUAGE, { hour: "2-digit", minute: "2-digit" });
const preciseTime = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: "medium" });
const dayAndMonth = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "short" });
const dayInUtc = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "short", timeZone: "UTC" });
const fullDay = new Intl.DateTimeFormat(LANGUAGE, { day: "numeric", month: "short", year: "numeric" });

/** 1204 → "1,204" */
export function count(number: number): string {
  return whole.format(number);
}

/** 1 → "1 person", 1204 → "1,204 people" */
export function plural(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

export const people = (number: number): string => plural(number, "person", "people");

/** Between 0 and 1, also of nothing. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

/** A share, rounded here and nowhere else; all is only said of all, and none only of none. */
export function percent(of: number): string {
  if (of > 0 && of < 0.01) return "<1 %";
  if (of > 0.99 && of < 1) return "99 %";
  return `${Math.round(of * 100)} %`;
}

/** "14:05" */
export const time = (at: Date): string => clockTime.format(at);

/** "14:05:09" */
export const timeWithSeconds = (at: Date): string => preciseTime.format(at);

/** "21 Nov", of another year "21 Nov 2024" */
export function date(at: Date, now: Date = new Date()): string {
  return (at.getFullYear() === now.getFullYear() ? dayAndMonth : fullDay).format(at);
}

/** "21 Nov", of a day that begins at midnight UTC. */
export const dateOfDay = (at: Date): string => dayInUtc.format(at);

/** "21 Nov 2025, 14:05" */
export const dateTime = (at: Date): string => `${fullDay.format(at)}, ${time(at)}`;

/** "just now", "12 s ago", "5 min ago", "14:05", "yesterday, 14:05", "21 Nov" */
export function ago(at: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1000);
  if (seconds < 5) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (sameDay(at, now)) return time(at);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return sameDay(at, yesterday) ? `yesterday, ${time(at)}` : date(at, now);
}

/** "now", "in 12 s", "in 5 min", "at 14:05", "on 21 Nov, 14:05" */
export function until(at: Date, now: Date): string {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1000);
  if (seconds <= 0) return "now";
  if (seconds < 3600) return `in ${duration(seconds)}`;
  return sameDay(at, now) ? `at ${time(at)}` : `on ${date(at, now)}, ${time(at)}`;
}

/** 5 → "5 s", 125 → "2 min 5 s", 720 → "12 min", 7500 → "2 h 5 min", 200000 → "2 d 7 h" */
export function duration(seconds: number): string {
  const rest = Math.max(0, Math.round(seconds));
  if (rest < 60) return `${rest} s`;
  if (rest < 600) return both(Math.floor(rest / 60), "min", rest % 60, "s");
  const minutes = Math.round(rest / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return both(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return both(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** "812 kB", "7.9 MB" */
export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`;
  if (size < 1_000_000) return `${Math.round(size / 1_000)} kB`;
  return `${(size / 1_000_000).toFixed(1)} MB`;
}

function both(large: number, unit: string, small: number, smaller: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
