import { asideOf, type StoryInfo, type StoryStage, wayOf } from "../stories/story.ts";

export interface Step {
  word: string;
  state: "done" | "open" | "failed";
}

/** A campaign as a person walks it: what is behind them, and what may come next. */
export function stepsOf(story: StoryInfo, path: readonly string[]): Step[] {
  const reached = ({ key }: StoryStage) => path.includes(key);
  const step = (stage: StoryStage, state: Step["state"]): Step => ({ word: stage.theirs, state });
  const way = wayOf(story).filter(({ travels }) => !travels);
  const behind = way.flatMap((stage) => [...asideOf(story, stage.key), stage]).filter(reached);
  // A person who has left the path is not on it any more.
  const onWay = behind.at(-1)?.aside == null;
  const next = way.find((stage) => !stage.rare && !reached(stage));
  return [
    ...[...behind, ...asideOf(story, "extra").filter(reached)].map((stage) => step(stage, "done")),
    ...(onWay && next ? [step(next, "open")] : []),
    ...asideOf(story, "end")
      .filter(reached)
      .map((stage) => step(stage, "failed")),
  ];
}

/** Whether the shop may note by hand that they used what the campaign gave them; nobody is counted twice. */
export function redeemable(story: StoryInfo, path: readonly string[]): boolean {
  return story.stages.some(
    ({ key, by_hand_from }) => by_hand_from !== null && path.includes(by_hand_from) && !path.includes(key),
  );
}
