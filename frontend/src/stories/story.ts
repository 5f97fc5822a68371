import type { Wire } from "../api/wire.ts";
import { capital } from "../ui/format.ts";

/** A story as the server describes it; everything the dashboard knows of texts, stages and buttons is in here. */
export type StoryInfo = Wire<"StoryInfo">;
export type StoryPart = StoryInfo["parts"][number];
export type StoryText = StoryInfo["texts"][number];
export type StoryMessage = StoryInfo["messages"][number];
export type StoryButton = StoryInfo["buttons"][number];
export type StoryStage = StoryInfo["stages"][number];

/** The texts of one part, in the order of the editor. */
export function textsOf(story: StoryInfo, part: string): StoryText[] {
  return story.texts.filter((text) => text.part === part);
}

/** The steps of the way; each implies those before it, so people only become fewer. */
export function wayOf(story: StoryInfo): StoryStage[] {
  return story.stages.filter(({ aside }) => aside === null);
}

/** The stages that lead away from this one; at "extra" and "end" those that lead nowhere. */
export function asideOf(story: StoryInfo, place: string): StoryStage[] {
  return story.stages.filter(({ aside }) => aside === place);
}

/** The part of the story in which a text stands. */
export function partOf(story: StoryInfo, text: string): StoryPart | undefined {
  const part = story.texts.find(({ key }) => key === text)?.part;
  return story.parts.find(({ key }) => key === part);
}

/** The part that a tap on a button leads to; buttons that lead to the same stage lead to the same part. */
export function partReachedBy(story: StoryInfo, button: string): StoryPart | undefined {
  const behind = (name: string | undefined) => story.buttons.find(({ key }) => key === name)?.stage;
  const stage = behind(button);
  return stage === undefined
    ? undefined
    : story.parts.find(({ steps }) => behind(steps.filter(behind).at(-1)) === stage);
}

export function stageOf(story: StoryInfo, key: string | undefined): StoryStage | undefined {
  return story.stages.find((stage) => stage.key === key);
}

/** The stage that the shop notes by hand, such as a code that was used at the till. */
export function byHandOf(story: StoryInfo): StoryStage | undefined {
  return story.stages.find(({ by_hand_from }) => by_hand_from !== null);
}

/** A main figure of a story: it has a tile, a column and a series of its own. */
export interface Figure {
  stage: string;
  heading: string;
  /** Left out until somebody is counted there. */
  rare: boolean;
}

export function figuresOf(story: StoryInfo): Figure[] {
  return story.stages.flatMap(({ key, figure, rare }) =>
    figure === null ? [] : [{ stage: key, heading: figure, rare }],
  );
}

/** The figure that says best whether a campaign went well: how many came to the end of its way. */
export function goalOf(story: StoryInfo): Figure | undefined {
  return figuresOf(story)
    .filter(({ rare }) => !rare)
    .at(-1);
}

/** Where there is little room: how the campaign began, and its goal. */
export function fewFigures(story: StoryInfo): Figure[] {
  const [figures, goal] = [figuresOf(story).slice(0, FEW), goalOf(story)];
  return goal && !figures.some(({ stage }) => stage === goal.stage) ? [...figures, goal] : figures;
}

const FEW = 3;

/** What so many people did: "saw it". */
export function verb({ did }: StoryStage, count: number): string {
  return count === 1 ? did.one : did.many;
}

/** What a message is called, whichever story it belongs to; an unknown one gets a readable name. */
export function messageWord(stories: readonly StoryInfo[], kind: string): string {
  const key = kind.toLowerCase();
  const known = stories.flatMap(({ messages }) => messages).find((message) => message.key === key);
  return known?.label ?? capital(key.replaceAll("_", " "));
}
