import type { Experiment, Report, ReportLine } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import type { StoryInfo } from "../stories/story.ts";
import { stageOf, verb } from "../stories/story.ts";
import { count, list, people, percent, percentPoints } from "../ui/format.ts";

/** Before so many people of each variant have had their time, nothing is said. */
const NEEDED = 100;

/** 0.1423 → "14.2%" */
export const rateWords = (share: number): string => percentPoints(Math.round(share * 1000) / 10);

/** "4.2% (1% to 7.4%)", or a dash while nobody can be compared. */
export const liftWords = ({ lift, lift_low, lift_high }: ReportLine): string =>
  lift === null || lift_low === null || lift_high === null
    ? "–"
    : t.variants.more(rateWords(lift), rateWords(lift_low), rateWords(lift_high));

/** What the figures say, in words: a sentence that sums it up, and what follows from it. */
export function saidOf({ trial, report }: Experiment, story: StoryInfo): { title: string; more: string[] } {
  const leader = lineOf(report, report.leader);
  const against = lineOf(report, report.against);
  if (!leader || !against) return { title: "", more: [] };
  if (trial.state === "over") return { title: t.variants.over(trial.chosen ?? ""), more: [] };
  if (report.verdict === "early") return { title: t.variants.early(people(NEEDED)), more: missing(report) };
  const figures = t.variants.figures(rateWords(leader.rate), rateWords(against.rate));
  // Looked at often, it passes 95 % in nearly half of all trials of equal variants: it is no "sure".
  const perhaps = leader.best < 0.5 ? [] : [t.variants.perhaps(leader.name, percent(leader.best))];
  const stage = stageOf(story, trial.goal);
  const did = stage ? verb(stage, 2) : "";
  const more = [waitingWords(report)].filter((words) => words !== "");
  switch (report.verdict) {
    case "better":
      return { title: `${t.variants.better(leader.name, did)} ${figures}`, more: [t.variants.sure, ...more] };
    case "good_enough":
      return {
        title: `${t.variants.goodEnough(leader.name)} ${t.variants.goodEnoughWhy}`,
        more: [`${t.variants.leads(leader.name, did)} ${figures}`, ...perhaps, ...more],
      };
    default:
      return { title: `${t.variants.leads(leader.name, did)} ${figures}`, more: [...perhaps, ...more] };
  }
}

const lineOf = (report: Report, name: string): ReportLine | undefined =>
  report.variants.find((line) => line.name === name);

function missing(report: Report): string[] {
  const still = report.variants
    .filter(({ decided }) => decided < NEEDED)
    .map(({ name, decided }) => t.variants.stillNeeded(name, people(NEEDED - decided)));
  return still.length > 0 ? [`${list(still)}.`] : [];
}

function waitingWords({ waiting_costs_daily: cost }: Report): string {
  if (cost === null) return "";
  const people = Math.round(cost);
  return people === 0 ? t.variants.waitingNothing : t.variants.waiting(count(people), people);
}

/** What makes the figures worthless; null when nothing does. */
export function offWords({ assigned_off, delivered_off }: Report): string | null {
  if (assigned_off) return t.variants.offAssigned;
  return delivered_off ? t.variants.offDelivered : null;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 86400 → "1 day" */
export function timeWords(seconds: number): string {
  if (seconds >= DAY) return t.variants.days(Math.round(seconds / DAY));
  return seconds >= HOUR ? t.variants.hours(Math.round(seconds / HOUR)) : t.variants.seconds(seconds);
}

/** The times an owner may give people, and the one they have if it is another. */
export function timesWith(seconds: number): number[] {
  const usual = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY];
  return usual.includes(seconds) ? usual : [seconds, ...usual].sort((a, b) => a - b);
}
