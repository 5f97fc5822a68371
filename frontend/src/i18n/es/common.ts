import type { Common } from "../en/common.ts";
import { fromDesks } from "./from-desks.ts";
import { fromSegments } from "./from-segments.ts";
import { fromServer } from "./from-server.ts";
import { fromStories } from "./from-stories.ts";
import { notPlanned } from "./not-planned.ts";
import { notSent } from "./not-sent.ts";

export const common = {
  language: "es",
  person: "persona",
  people: "personas",
  justNow: "ahora mismo",
  secondsAgo: (seconds) => `hace ${seconds} s`,
  minutesAgo: (minutes) => `hace ${minutes} min`,
  yesterdayAt: (time) => `ayer, ${time}`,
  now: "ahora",
  within: (duration) => `dentro de ${duration}`,
  atTime: (time) => `a las ${time}`,
  onDay: (date, time) => `el ${date}, ${time}`,
  seconds: "s",
  minutes: "min",
  hours: "h",
  days: "d",
  gift: "Regalo",
  off: (amount) => `${amount} de descuento`,
  fromServer: { ...fromServer, ...fromDesks, ...fromSegments, ...notSent, ...notPlanned, ...fromStories },
} satisfies Common;
