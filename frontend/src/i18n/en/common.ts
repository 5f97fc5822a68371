/** What the dashboard and the till both say: times, amounts, how many. */
export const common = {
  /** Whose plural rules count. */
  language: "en",
  person: "person",
  people: "people",
  justNow: "just now",
  secondsAgo: (seconds: number) => `${seconds} s ago`,
  minutesAgo: (minutes: number) => `${minutes} min ago`,
  yesterdayAt: (time: string) => `yesterday, ${time}`,
  now: "now",
  within: (duration: string) => `in ${duration}`,
  atTime: (time: string) => `at ${time}`,
  onDay: (date: string, time: string) => `on ${date}, ${time}`,
  seconds: "s",
  minutes: "min",
  hours: "h",
  days: "d",
  gift: "Gift",
  off: (amount: string) => `${amount} off`,
  /** What the server says, by the English of it. */
  fromServer: {} as Record<string, string>,
};

export type Common = typeof common;
