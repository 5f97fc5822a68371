import type { PeopleChoice, Stats } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { asideOf, type StoryInfo, type StoryStage, stageOf, verb, wayOf } from "../stories/story.ts";
import { count, people as peopleOf, percent, share } from "../ui/format.ts";

/** One bar of the funnel: who came this far, who stopped since the bar before, and who is still on the way. */
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
  /** Whose message has not arrived yet: neither here nor lost. */
  underWay: { people: number; share: number };
  /** Counted, but not a step of the way. */
  aside: boolean;
  /** How many of an aside's people are in a bar of the way as well: "1 of them said “Yes!” too". */
  both: string | null;
}

export interface Lost {
  people: number;
  /** The part of everybody it was sent to. */
  share: number;
  /** The part of those at the step before. */
  percent: string;
  choice: PeopleChoice;
  sentence: string;
}

/** How many people have reached a stage. */
export const at = (stats: Pick<Stats, "people">, { key }: StoryStage): number => stats.people[key] ?? 0;

/** The bars of a campaign: the way from its first step to its last, then what is beside it. */
export function steps(story: StoryInfo, stats: Stats): Step[] {
  const isShown = (stage: StoryStage) => !stage.travels && !(stage.rare && at(stats, stage) === 0);
  const way = wayOf(story).filter(isShown);
  const sent = way[0] ? at(stats, way[0]) : 0;
  const beside = (place: string, of: number) =>
    asideOf(story, place)
      .filter(isShown)
      .map((stage) => asideStep(story, stats, stage, of));
  return [
    ...way.map((stage, index) => stepOf(story, stats, stage, way[index - 1], sent)),
    ...way.flatMap(({ key }) => beside(key, sent)),
    ...beside("extra", sent),
    ...beside("end", everybody(stats)),
  ];
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
  const arrived = travelsTo(story, stage, before) ?? before;
  const underWay = countOf(stats, { reached: before.key, without: arrived.key }, undelivered(story));
  const stopped = Math.max(0, at(stats, arrived) - at(stats, stage));
  const lost: Lost = {
    people: stopped,
    share: Math.min(share(stopped, sent), 1 - step.share),
    percent: percent(share(stopped, at(stats, before))),
    choice: { reached: arrived.key, without: stage.key },
    sentence: lostSentence(stage, stopped),
  };
  const room = Math.max(0, 1 - step.share - lost.share);
  return { ...step, lost, underWay: { people: underWay, share: Math.min(room, share(underWay, sent)) } };
}

/** The stage between two steps that tells whether the message is there. */
function travelsTo(story: StoryInfo, stage: StoryStage, before: StoryStage): StoryStage | undefined {
  const way = wayOf(story);
  return way.slice(way.indexOf(before) + 1, way.indexOf(stage)).find(({ travels }) => travels);
}

/** Stages of people to whom nothing can be delivered. */
const undelivered = (story: StoryInfo): string[] => asideOf(story, "end").map(({ key }) => key);

function asideStep(story: StoryInfo, stats: Stats, stage: StoryStage, of: number): Step {
  const way = stageOf(story, stage.aside ?? undefined);
  const both = way
    ? stats.paths
        .filter(({ path }) => path.includes(stage.key) && path.includes(way.key))
        .reduce((sum, path) => sum + path.people, 0)
    : 0;
  const bar = barOf(story, stats, stage, of);
  return { ...bar, both: way && both > 0 ? t.funnel.ofThemToo(count(both), verb(way, both)) : null };
}

function barOf(story: StoryInfo, stats: Stats, stage: StoryStage, of: number): Step {
  const people = at(stats, stage);
  const part = share(people, Math.max(of, people));
  const taps = story.buttons.filter((button) => button.stage === stage.key);
  return {
    stage,
    people,
    share: part,
    percent: percent(part),
    aside: true,
    lost: null,
    both: null,
    underWay: { people: 0, share: 0 },
    words: t.funnel.personDid(people, verb(stage, people)),
    taps: taps.length === 0 ? null : taps.reduce((sum, { key }) => sum + (stats.taps[key] ?? 0), 0),
  };
}

/** All people of the campaign: those it was sent to, those who still wait for it, those it could not reach. */
export function everybody(stats: Stats): number {
  return stats.paths.reduce((sum, path) => sum + path.people, 0);
}

/** How many people a choice stands for, leaving out those who are also at one of the other stages. */
export function countOf(
  stats: Stats,
  { reached, without }: PeopleChoice,
  butNot: readonly string[] = [],
): number {
  return stats.paths
    .filter(({ path }) => (!reached || path.includes(reached)) && !(without && path.includes(without)))
    .filter(({ path }) => !butNot.some((key) => path.includes(key)))
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
export function sentence(stage: StoryStage, people: number): string {
  return people === 0
    ? t.funnel.nobodyYet(verb(stage, 1))
    : t.funnel.peopleDid(peopleOf(people), verb(stage, people));
}

/** "12 people did not see it" */
export function lostSentence(stage: StoryStage, people: number): string {
  return people === 0 ? t.funnel.nobodyDroppedOffHere : t.funnel.didNot(peopleOf(people), stage.not);
}
