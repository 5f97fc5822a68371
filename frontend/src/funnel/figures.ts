import type { PeopleChoice, Stats } from "../api/figures.ts";
import { asideOf, type StoryInfo, type StoryStage, stageOf, verb, wayOf } from "../stories/story.ts";
import { people as peopleOf, percent, share } from "../ui/format.ts";

/** One bar of the funnel: who came this far, and who stopped since the bar before. */
export interface Step {
  stage: StoryStage;
  people: number;
  /** What follows the number: "people saw it". */
  words: string;
  /** How often the buttons that lead here were pressed; null where there is none. */
  taps: number | null;
  /** Between 0 and 1: the part of everybody it was sent to. */
  share: number;
  percent: string;
  /** Who reached the step before and not this one; null where no step comes before. */
  lost: Lost | null;
  /** Counted, but not a step of the way. */
  aside: boolean;
}

export interface Lost {
  people: number;
  /** The part of everybody it was sent to. */
  share: number;
  choice: PeopleChoice;
  sentence: string;
}

/** How many people have reached a stage. */
export const at = (stats: Pick<Stats, "people">, { key }: StoryStage): number => stats.people[key] ?? 0;

/** The bars of a campaign; `compact` leaves out how messages travel. */
export function steps(story: StoryInfo, stats: Stats, { compact = false } = {}): Step[] {
  const isShown = (stage: StoryStage) =>
    !(compact && stage.travels) && !(stage.rare && at(stats, stage) === 0);
  const shown = wayOf(story).filter(isShown);
  const sent = shown[0] ? at(stats, shown[0]) : 0;
  const besides = (place: string, of: number) =>
    asideOf(story, place)
      .filter(isShown)
      .map((stage) => barOf(story, stats, stage, of));
  return shown
    .flatMap((stage, index) => [
      stepOf(story, stats, stage, shown[index - 1], sent),
      ...besides(stage.key, sent),
    ])
    .concat(besides("extra", sent), besides("end", everybody(stats)));
}

function stepOf(
  story: StoryInfo,
  stats: Stats,
  stage: StoryStage,
  before: StoryStage | undefined,
  sent: number,
): Step {
  const step = { ...barOf(story, stats, stage, sent), aside: false };
  if (before === undefined) return step;
  const stopped = Math.max(0, at(stats, before) - at(stats, stage));
  const lost: Lost = {
    people: stopped,
    share: Math.max(0, share(at(stats, before), sent) - step.share),
    choice: { reached: before.key, without: stage.key },
    sentence: lostSentence(stage, stopped),
  };
  return { ...step, lost };
}

function barOf(story: StoryInfo, stats: Stats, stage: StoryStage, of: number): Step {
  const people = at(stats, stage);
  const part = share(people, Math.max(of, people));
  const taps = story.buttons.filter((button) => button.stage === stage.key);
  return {
    ...{ stage, people, share: part, percent: percent(part), aside: true, lost: null },
    words: `${people === 1 ? "person" : "people"} ${verb(stage, people)}`,
    taps: taps.length === 0 ? null : taps.reduce((sum, { key }) => sum + (stats.taps[key] ?? 0), 0),
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
export function choiceSentence(story: StoryInfo, stats: Stats, choice: PeopleChoice): string {
  const people = countOf(stats, choice);
  const [reached, without] = [stageOf(story, choice.reached), stageOf(story, choice.without)];
  if (without) return lostSentence(without, people);
  return reached ? sentence(reached, people) : peopleOf(people);
}

/** A figure as the owner would say it: "12 people saw it". */
export function sentence(stage: StoryStage, count: number): string {
  return count === 0 ? `Nobody ${verb(stage, 1)} yet` : `${peopleOf(count)} ${verb(stage, count)}`;
}

/** "12 people did not see it" */
export function lostSentence(stage: StoryStage, count: number): string {
  return count === 0 ? "Nobody stopped here" : `${peopleOf(count)} did not ${stage.not}`;
}
