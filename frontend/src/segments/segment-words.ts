import type { Campaign } from "../api/campaigns.ts";
import type { PeopleChoice, Stats } from "../api/figures.ts";
import type { Headcount, Where } from "../api/segments.ts";
import { t } from "../i18n/words.ts";
import { type StoryInfo, type StoryStage, stageOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { count, dateOfDay, money, people } from "../ui/format.ts";
import { ownName } from "../ui/languages.ts";
import { LINES } from "../ui/lines.ts";
import { type Row, type Sentence, sentenceFrom } from "./where.ts";

/** What campaigns are called, and which story each tells. */
export type Named = readonly Pick<Campaign, "id" | "name" | "story">[];

/** What a kind of row says, and its opposite. */
export const KIND_WORDS = {
  origin: t.segments.kindOrigin,
  stage: t.segments.kindStage,
  story: t.segments.kindStory,
  times: t.segments.kindTimes,
  amount: t.segments.kindAmount,
  active: t.segments.kindActive,
  came: t.segments.kindCame,
  line: t.segments.kindLine,
  language: t.segments.kindLanguage,
  lead: t.segments.kindLead,
};

/** The whole sentence: "Customers who came from poster and …"; null where a program wrote a longer one. */
export function sentenceWords(where: Where, campaigns: Named): string | null {
  const sentence = sentenceFrom(where);
  return sentence && rowsWords(sentence, campaigns);
}

function rowsWords({ join, rows }: Sentence, campaigns: Named): string {
  const conditions = rows.map((row) => rowWords(row, campaigns));
  return join === "all" ? t.segments.customersWhoAll(conditions) : t.segments.customersWhoAny(conditions);
}

function rowWords(row: Row, campaigns: Named): string {
  const { not } = row;
  switch (row.kind) {
    case "origin":
      return t.segments.saysOrigin(not, row.origin);
    case "stage":
      return stageWords(row, storyOf(row, campaigns), campaignName(row.campaign, campaigns));
    case "story":
      return stageWords(row, storyNamed(row.story), t.segments.saysStory(storyNamed(row.story).label));
    case "times":
      return t.segments.saysTimes(not, Number(row.times));
    case "amount":
      return t.segments.saysAmount(not, money(row.amount, row.currency));
    case "active":
      return t.segments.saysActive(not, Number(row.days));
    case "came":
      return t.segments.saysCame(not, dayWords(row.since), dayWords(row.before));
    case "line":
      return t.segments.saysLine(not, lineWords(row.line));
    case "language":
      return t.segments.saysLanguage(not, ownName(row.language));
    case "lead":
      return t.segments.saysLead(not);
  }
}

const dayWords = (day: string): string => (day === "" ? "" : dateOfDay(day));

export const lineWords = (line: string): string => LINES.find(({ value }) => value === line)?.label ?? line;

function campaignName(id: string, campaigns: Named): string {
  return campaigns.find((campaign) => campaign.id === id)?.name ?? id;
}

/** The story whose stages a row chooses from. */
export function storyOf({ kind, campaign, story }: Row, campaigns: Named): StoryInfo {
  const told = kind === "story" ? story : campaigns.find(({ id }) => id === campaign)?.story;
  return storyNamed(told ?? "");
}

/** "but did not redeem it yet"; of those whom nothing reaches, what is true of the others. */
export const withoutWords = ({ aside, not }: StoryStage): string =>
  aside === "end" ? t.segments.andCouldBeReached : t.segments.butDidNot(not);

/** What somebody who reached a stage may not have reached: neither that one nor what it implies. */
export function withoutChoices({ stages }: StoryInfo, reached: string): StoryStage[] {
  const surely = new Set<string>();
  for (let key: string | null = reached; key; key = stages.find((one) => one.key === key)?.implies ?? null)
    surely.add(key);
  return stages.filter(({ key }) => !surely.has(key));
}

function stageWords(row: Row, story: StoryInfo, where: string): string {
  const did = stageOf(story, row.reached)?.did.many ?? t.segments.saysTakesPart;
  const without = stageOf(story, row.without);
  const said = t.segments.saysStage(row.not, where, did, without ? withoutWords(without) : "");
  return row.joined === "" ? said : t.segments.saysJoined(said, dateOfDay(row.joined));
}

/** "12 people", or "about 102,500 people". */
export function headcountWords({ people: found, exact }: Headcount): string {
  return exact ? people(found) : t.segments.about(people(rounded(found)));
}

/** What a sample leaves open; null where everybody was counted. */
export function openWords({ exact, low, high }: Headcount): string | null {
  return exact ? null : t.segments.between(count(rounded(low)), count(rounded(high)));
}

/** Three digits are as many as a sample knows. */
function rounded(number: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, number))) - 2);
  return Math.round(number / step) * step;
}

/** The condition that the people behind a bar fulfil. */
export function whereOfChoice(campaign: string, choice: PeopleChoice): Where {
  const { reached, without, origin, line, language, from } = choice;
  const stage = {
    campaign,
    ...(reached && { reached }),
    ...(without && { not: without }),
    ...(from && { since: from }),
  };
  const all: Where[] = [{ stage }];
  if (origin !== undefined) all.push({ origin });
  if (line) all.push({ line });
  if (language) all.push({ language });
  const [only] = all;
  return all.length === 1 && only ? only : { all };
}

/** What they are called until the owner says otherwise: all that was chosen. */
export function nameOfChoice(stats: Stats, campaign: string, choice: PeopleChoice): string {
  const { origin, line, language, from } = choice;
  return [
    stagesOfChoice(stats, campaign, choice),
    origin === "" ? t.segments.nameOfDirect : origin,
    line && lineWords(line),
    language && ownName(language),
    from && t.segments.nameOfSince(dateOfDay(from)),
  ]
    .filter(Boolean)
    .join(", ");
}

function stagesOfChoice(stats: Stats, campaign: string, { reached, without }: PeopleChoice): string {
  const story = storyNamed(stats.story);
  const [did, not] = [stageOf(story, reached), stageOf(story, without)];
  if (not) return t.segments.nameOfLoss(campaign, not.not);
  return did ? t.segments.nameOfBar(campaign, did.did.many) : campaign;
}
