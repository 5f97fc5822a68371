import type { PeopleChoice, Stage, Stats } from "../api/figures.ts";
import { people as peopleOf, percent, share } from "../ui/format.ts";
import { asideOf, STAGES, verb, WAY } from "./stages.ts";

/** One bar of the funnel: who came this far, and who stopped since the bar before. */
export interface Step {
  stage: Stage;
  people: number;
  /** What follows the number: "people saw it". */
  words: string;
  /** The button that leads here, and how often it was pressed; null where there is none. */
  taps: number | null;
  /** Between 0 and 1: the part of everybody it was sent to. */
  share: number;
  percent: string;
  /** Who reached the step before and not this one; null where no step comes before. */
  lost: Lost | null;
  /** Off the way to the coupon: counted, but not a step of it. */
  aside: boolean;
}

export interface Lost {
  people: number;
  /** The part of everybody it was sent to. */
  share: number;
  choice: PeopleChoice;
  sentence: string;
}

/** The bars of a campaign; `compact` leaves out how messages travel. */
export function steps(stats: Stats, { compact = false } = {}): Step[] {
  const isShown = (stage: Stage) =>
    !(compact && STAGES[stage].travels) && !(STAGES[stage].rare && stats.people[stage] === 0);
  const besides = (place: Stage | "end") =>
    asideOf(place)
      .filter(isShown)
      .map((stage) => barOf(stats, stage));
  const shown = WAY.filter(isShown);
  return shown
    .flatMap((stage, index) => [stepOf(stats, stage, shown[index - 1]), ...besides(stage)])
    .concat(besides("end"));
}

function stepOf(stats: Stats, stage: Stage, before: Stage | undefined): Step {
  const people = stats.people[stage];
  const step = barOf(stats, stage);
  if (before === undefined) return { ...step, aside: false };
  const stopped = Math.max(0, stats.people[before] - people);
  const lost: Lost = {
    people: stopped,
    share: Math.max(0, share(stats.people[before], stats.people.sent) - step.share),
    choice: { reached: before, without: stage },
    sentence: lostSentence(stage, stopped),
  };
  return { ...step, aside: false, lost };
}

function barOf(stats: Stats, stage: Stage): Step {
  const people = stats.people[stage];
  const of = stage === "failed" ? Math.max(everybody(stats), people) : stats.people.sent;
  const part = share(people, of);
  const { button } = STAGES[stage];
  return {
    ...{ stage, people, share: part, percent: percent(part), aside: true, lost: null },
    words: `${people === 1 ? "person" : "people"} ${verb(stage, people)}`,
    taps: button === undefined ? null : stats.taps[button.name],
  };
}

/** All people of the campaign: those it was sent to, those who still wait for it, those it could not reach. */
export function everybody(stats: Stats): number {
  return stats.paths.reduce((sum, path) => sum + path.people, 0);
}

/** How many people a choice stands for; none of those whose paths do not say. */
export function countOf(stats: Stats, { reached, without }: PeopleChoice): number {
  return stats.paths
    .filter(({ path }) => (!reached || path.includes(reached)) && !(without && path.includes(without)))
    .reduce((sum, path) => sum + path.people, 0);
}

/** A choice of people in words: "12 people saw it", "3 people did not respond yet". */
export function choiceSentence(stats: Stats, choice: PeopleChoice): string {
  const people = countOf(stats, choice);
  if (choice.without) return lostSentence(choice.without, people);
  return choice.reached ? sentence(choice.reached, people) : peopleOf(people);
}

/** A figure as the owner would say it: "12 people saw it". */
export function sentence(stage: Stage, count: number): string {
  return count === 0 ? `Nobody ${verb(stage, 1)} yet` : `${peopleOf(count)} ${verb(stage, count)}`;
}

/** "12 people did not see it" */
export function lostSentence(stage: Stage, count: number): string {
  return count === 0 ? "Nobody stopped here" : `${peopleOf(count)} did not ${STAGES[stage].not}`;
}
