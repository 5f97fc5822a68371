import type { OriginFigures } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { goalOf, type StoryInfo } from "../stories/story.ts";
import { languageName, percent, share } from "../ui/format.ts";
import type { Only } from "./overview-store.ts";

const BY_THEMSELVES = t.overview.foundYouDirectly;

/** What is looked at while an origin is chosen. */
export function onlyFrom(origin: string): string {
  return origin === "" ? t.overview.onlyPeopleWhoFoundYouDirectly : t.overview.onlyFrom(origin);
}

/** What is said where nobody is among those looked at. */
export function nobodyThere({ origin, line, language, from }: Only): { title: string; sentence: string } {
  if (line !== undefined) {
    const where = line === "web" ? t.overview.onYourWebsite2 : t.overview.onMessenger2;
    return {
      title: t.overview.nobodyIsAmongThesePeople(where),
      sentence: t.overview.chooseBothLinesToSeeTheOthers,
    };
  }
  if (language !== undefined) {
    return {
      title: t.overview.nobodyIsAmongThesePeople(t.overview.whoseLanguageIs(languageName(language)).trim()),
      sentence: t.overview.chooseAnyLanguage,
    };
  }
  if (from !== undefined) {
    const sentence = t.overview.chooseMoreDaysToSeeEveryoneWho;
    if (origin === undefined) return { title: t.overview.nobodyJoinedInThisPeriod, sentence };
    if (origin === "") return { title: t.overview.nobodyFoundYouDirectlyInThis, sentence };
    return { title: t.overview.nobodyFromThisSourceJoinedIn, sentence };
  }
  return origin === ""
    ? { title: t.overview.nobodyHasFoundYouDirectly, sentence: t.overview.everyoneSoFarCameByALinkOrA }
    : {
        title: t.overview.nobodyHasComeFromThisSource,
        sentence: t.overview.nobodyHasUsedItsLinkYetOrIts,
      };
}

/** People from one origin, and how far they come. */
export interface OriginBar {
  origin: string;
  words: string;
  people: number;
  /** Between 0 and 1, of the origin with the most people. */
  share: number;
  /** The part of it that came to the end of the way. */
  goalShare: number;
  /** "12%", of them "revealed". */
  goal: string;
  goalWord: string;
}

export function originBars(story: StoryInfo, origins: OriginFigures[]): OriginBar[] {
  const [first, goal] = [story.stages[0], goalOf(story)];
  if (!first || !goal) return [];
  const most = Math.max(0, ...origins.map(({ people }) => people[first.key] ?? 0));
  return origins.flatMap(({ origin, people }) => {
    const [all, there] = [people[first.key] ?? 0, people[goal.stage] ?? 0];
    if (all === 0) return [];
    return {
      origin,
      people: all,
      share: share(all, most),
      goalShare: share(there, most),
      words: origin === "" ? BY_THEMSELVES : origin,
      goal: percent(share(there, all)),
      goalWord: goal.heading.toLowerCase(),
    };
  });
}
