const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Formats times in the visitor's language. */
export interface Stamps {
  time(at: string): string;
  /** With the day. */
  day(at: string): string;
}

export function createStamps(language: string, now: () => number = Date.now): Stamps {
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
  const near = new Intl.DateTimeFormat(language, { weekday: "long" });
  const far = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
  const old = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

  function dayOf(at: Date): string {
    const days = Math.round((midnight(new Date(now())) - midnight(at)) / DAY_MS);
    if (days >= 0 && days < 2) return capital(relative.format(-days, "day"), language);
    if (days > 0 && days < 7) return capital(near.format(at), language);
    return (days < 300 ? far : old).format(at);
  }

  /** An unreadable time must not break the chat. */
  function dateOf(at: string): Date {
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? new Date(now()) : date;
  }

  return {
    time: (at) => clock.format(dateOf(at)),
    day: (at) => `${dayOf(dateOf(at))} ${clock.format(dateOf(at))}`,
  };
}

/** Whether the second message came so much later that it needs a time above it. */
export const apart = (one: string | undefined, other: string): boolean =>
  one === undefined || Date.parse(other) - Date.parse(one) > HOUR_MS;

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

const capital = (words: string, language: string): string =>
  words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
