/** How numbers, times and amounts are written, everywhere: in the reader's manner, on the shop's clock. */
import { computed, signal } from "@preact/signals";
import { common } from "../i18n/common.ts";

interface Reader {
  /** With the region, where it is known: "es-MX"; digits and calendar are the same for all. */
  language: string;
  /** The shop's time zone; the browser's until the server has said which. */
  zone: string | undefined;
}

const reader = signal<Reader>({ language: globalThis.navigator?.language ?? "en-GB", zone: undefined });

/** From now on numbers and times are written for this reader. */
export function writeFor(change: Partial<Reader>): void {
  const next = { ...reader.peek(), ...change };
  reader.value = { language: usable(next.language), zone: next.zone && known(next.zone) };
}

/** "Asia/Kolkata": whose clock all times and days are of. */
export const zoneName = (): string => zoneWords(formats.value.zone);

/** "America/New York", of "Etc/UTC" just "UTC" */
export const zoneWords = (zone: string): string => zone.replace(/^Etc\//, "").replaceAll("_", " ");

function usable(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}

/** A browser may be older than a zone; then it is better to show UTC, and to say so, than to be wrong. */
function known(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC";
  }
}

const hours = (twelve: boolean) => ({ hour: twelve ? "numeric" : "2-digit", minute: "2-digit" }) as const;

const formats = computed(() => {
  const { language, zone } = reader.value;
  const numerals = { numberingSystem: "latn" } as const;
  const plain = { ...numerals, calendar: "gregory" } as const;
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...plain, ...(zone && { timeZone: zone }), ...options });
  // "2:05 PM", but "02:05".
  const twelve = written({ hour: "numeric" }).resolvedOptions().hour12 === true;
  const isoDay = new Intl.DateTimeFormat("sv-SE", zone ? { timeZone: zone } : {});
  return {
    whole: new Intl.NumberFormat(language, { ...numerals, maximumFractionDigits: 0 }),
    tenths: new Intl.NumberFormat(language, {
      ...numerals,
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
    percent: new Intl.NumberFormat(language, { ...numerals, style: "percent", maximumFractionDigits: 0 }),
    clockTime: written(hours(twelve)),
    dayAndMonth: written({ day: "numeric", month: "short" }),
    fullDay: written({ day: "numeric", month: "short", year: "numeric" }),
    calendarDay: written({ day: "numeric", month: "short", timeZone: "UTC" }),
    isoDay,
    isoMinute: new Intl.DateTimeFormat("sv-SE", {
      dateStyle: "short",
      timeStyle: "short",
      ...(zone && { timeZone: zone }),
    }),
    written,
    zone: zone ?? isoDay.resolvedOptions().timeZone,
  };
});

/** "Tue 6:12 PM": what a clock there shows; undefined in a browser that does not know the zone. */
export function clockIn(zone: string, at: Date): string | undefined {
  if (known(zone) !== zone) return undefined;
  const { hour12 } = formats.value.clockTime.resolvedOptions();
  return formats.value.written({ ...hours(hour12 === true), weekday: "short", timeZone: zone }).format(at);
}

/** Whether the reader writes 1,5 and not 1.5. */
export const hasDecimalComma = (): boolean => formats.value.tenths.format(1.5).includes(",");

/** "2026-12-01T18:00", by the shop's clock, as fields for times hold it. */
export const shopMinute = (at: Date): string => formats.value.isoMinute.format(at).replace(" ", "T");

/** 1204 → "1,204" */
export function count(number: number): string {
  return formats.value.whole.format(number);
}

/** 0.34 → "0.3" */
export function tenths(number: number): string {
  return formats.value.tenths.format(number);
}

/**
 * 1 → "1 person", 1204 → "1,204 people", by the rules of the language whose words they are. A language that has more
 * forms than two gives the others by the name `Intl` has for them: `{ few: "osoby" }`.
 */
export function plural(number: number, one: string, other: string, forms: Forms = {}): string {
  return `${count(number)} ${formOf(number, one, other, forms)}`;
}

/** The same without the number: 1 → "it", 2 → "them" */
export function formOf(number: number, one: string, other: string, forms: Forms = {}): string {
  const rule = rules().select(number);
  return forms[rule] ?? (rule === "one" ? one : other);
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;

let ruled = new Intl.PluralRules("en");
let ruledBy = "en";

function rules(): Intl.PluralRules {
  if (ruledBy !== common.language) {
    ruledBy = common.language;
    ruled = new Intl.PluralRules(ruledBy);
  }
  return ruled;
}

/** "Sales, Pricing and Returns" */
export const list = (items: readonly string[]): string => new Intl.ListFormat(common.language).format(items);

/** "es" → "Spanish" in the dashboard's language */
export const languageName = (tag: string): string =>
  new Intl.DisplayNames(common.language, { type: "language", fallback: "code" }).of(tag || "und") ?? tag;

export const people = (number: number): string => plural(number, common.person, common.people);

/** The same without the number, which stands apart. */
export const peopleWord = (number: number): string => formOf(number, common.person, common.people);

/** Between 0 and 1, also of nothing. */
export function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}

/** "90%"; rounded here and nowhere else: "100%" means all of them, and "0%" none. */
export function percent(of: number): string {
  const { percent } = formats.value;
  if (of > 0 && of < 0.01) return `<${percent.format(0.01)}`;
  if (of > 0.99 && of < 1) return percent.format(0.99);
  return percent.format(Math.round(of * 100) / 100);
}

/** 12.5 → "12.5%" */
export const percentPoints = (points: number): string =>
  new Intl.NumberFormat(reader.value.language, {
    style: "percent",
    maximumFractionDigits: 2,
    numberingSystem: "latn",
  }).format(points / 100);

/** "14:05" */
export const time = (at: Date): string => formats.value.clockTime.format(at);

/** "21 Nov", of another year "21 Nov 2024" */
export function date(at: Date, now: Date = new Date()): string {
  const { dayAndMonth, fullDay } = formats.value;
  return (dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? dayAndMonth : fullDay).format(at);
}

/** "21 Nov", of a day such as "2025-11-21". */
export const dateOfDay = (day: string): string => formats.value.calendarDay.format(new Date(day));

/** "2025-11-21": the shop's day, as the server writes days. */
export const dayOf = (at: Date): string => formats.value.isoDay.format(at);

/** The day so many days before another, both such as "2025-11-21". */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** "21 Nov 2025, 14:05" */
export const dateTime = (at: Date): string => `${formats.value.fullDay.format(at)}, ${time(at)}`;

/** "21 Nov 2025, 14:05 (Asia/Kolkata)" */
export const exactTime = (at: Date): string => `${dateTime(at)} (${zoneName()})`;

/** "just now", "12 s ago", "5 min ago", "14:05", "yesterday, 14:05", "21 Nov" */
export function ago(at: Date, now: Date): string {
  const seconds = Math.floor((now.getTime() - at.getTime()) / 1000);
  if (seconds < 5) return common.justNow;
  if (seconds < 60) return common.secondsAgo(seconds);
  if (seconds < 3600) return common.minutesAgo(Math.floor(seconds / 60));
  if (sameDay(at, now)) return time(at);
  return isYesterday(at, now) ? common.yesterdayAt(time(at)) : date(at, now);
}

/** "now", "in 12 s", "in 5 min", "at 14:05", "on 21 Nov, 14:05" */
export function until(at: Date, now: Date): string {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1000);
  if (seconds <= 0) return common.now;
  if (seconds < 3600) return common.within(duration(seconds));
  return sameDay(at, now) ? common.atTime(time(at)) : common.onDay(date(at, now), time(at));
}

/** 5 → "5 s", 125 → "2 min 5 s", 720 → "12 min", 7500 → "2 h 5 min", 200000 → "2 d 7 h" */
export function duration(seconds: number): string {
  const rest = Math.max(0, Math.round(seconds));
  if (rest < 60) return `${rest} ${common.seconds}`;
  if (rest < 600) return both(Math.floor(rest / 60), common.minutes, rest % 60, common.seconds);
  const minutes = Math.round(rest / 60);
  if (minutes < 60) return `${minutes} ${common.minutes}`;
  if (minutes < 1440) return both(Math.floor(minutes / 60), common.hours, minutes % 60, common.minutes);
  const hours = Math.round(minutes / 60);
  return both(Math.floor(hours / 24), common.days, hours % 24, common.hours);
}

/** "23.50" → "€23.50"; a number of no known currency is just a number. */
export function money(amount: string | number, currency: string | null): string {
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2, numberingSystem: "latn" } as const;
  const { language } = reader.value;
  const number = Number(amount);
  try {
    return new Intl.NumberFormat(language, currency ? { style: "currency", currency, ...two } : two).format(
      number,
    );
  } catch {
    return `${number.toFixed(2)} ${currency ?? ""}`.trim();
  }
}

/** "812 kB", "7.9 MB" */
export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`;
  if (size < 1_000_000) return `${Math.round(size / 1_000)} kB`;
  return `${formats.value.tenths.format(size / 1_000_000)} MB`;
}

function both(large: number, unit: string, small: number, smaller: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smaller}`;
}

/** Whether both are of one day of the shop. */
export const sameDay = (one: Date, other: Date): boolean => dayOf(one) === dayOf(other);

export const isYesterday = (at: Date, now: Date): boolean => dayOf(at) === daysBefore(dayOf(now), 1);

/** The same words at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
