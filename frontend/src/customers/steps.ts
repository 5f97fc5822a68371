import { t } from "../i18n/words.ts";
import { asideOf, byHandOf, type StoryInfo, type StoryStage, wayOf } from "../stories/story.ts";

export interface Step {
  word: string;
  state: "done" | "open" | "failed";
}

/** A campaign as a person walks it: what is behind them, and what may come next. */
export function stepsOf(story: StoryInfo, path: readonly string[]): Step[] {
  const reached = ({ key }: StoryStage) => path.includes(key);
  const step = (stage: StoryStage, state: Step["state"]): Step => ({ word: stage.theirs, state });
  const places = placesIn(story);
  const behind = places.filter(reached);
  // A person who has left the path is not on it any more.
  const onWay = behind.at(-1)?.aside == null;
  const next = places.find((stage) => stage.aside === null && !stage.rare && !reached(stage));
  return [
    ...[...behind, ...asideOf(story, "extra").filter(reached)].map((stage) => step(stage, "done")),
    ...(onWay && next ? [step(next, "open")] : []),
    ...asideOf(story, "end")
      .filter(reached)
      .map((stage) => step(stage, "failed")),
  ];
}

/** Where somebody is: the furthest step behind them; null where they have not set out yet. */
export function stepWord(story: StoryInfo, path: readonly string[]): string | null {
  return (
    placesIn(story)
      .filter(({ key }) => path.includes(key))
      .at(-1)?.theirs ?? null
  );
}

/** The steps at which somebody can be, in the order of the way, each as the server asks for it. */
export function placesOf(story: StoryInfo): { value: string; label: string }[] {
  return placesIn(story).map(({ key, theirs }) => ({ value: `${story.key}.${key}`, label: theirs }));
}

/** What stands beside a step comes before it. */
function placesIn(story: StoryInfo): StoryStage[] {
  return wayOf(story)
    .filter(({ travels }) => !travels)
    .flatMap((stage) => [...asideOf(story, stage.key), stage]);
}

/** Whether the last thing we sent them did not arrive. */
export function missedLast(story: StoryInfo, path: readonly string[]): boolean {
  return asideOf(story, "end").some(({ key }) => path.includes(key));
}

/** Whether the shop may note by hand that they used what the campaign gave them; nobody is counted twice. */
export function redeemable(story: StoryInfo, path: readonly string[]): boolean {
  return story.stages.some(
    ({ key, by_hand_from }) => by_hand_from !== null && path.includes(by_hand_from) && !path.includes(key),
  );
}

/** What the button says that notes it: "Mark as redeemed". */
export function byHandVerb(story: StoryInfo): string {
  const stage = byHandOf(story);
  return stage?.figure ? t.customers.markAs(stage.figure.toLowerCase()) : (stage?.theirs ?? "");
}
