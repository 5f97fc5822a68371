import { computed, signal } from "@preact/signals";
import { WELCOME } from "../api/campaigns.ts";
import { changeVariant, planVariants, showExperiment, startVariants, type Trial } from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { createResource } from "../state/resource.ts";
import { figuresOf, type StoryInfo, textsOf } from "../stories/story.ts";

const SERVER = { changeVariant, planVariants, showExperiment, startVariants };

/** Short enough that one sees it learn within a minute of the crowd. */
const PLAN = { variants: 2, let_it_learn: true, wave_people: 100, wave_seconds: 2, act_seconds: 8 };

/** The first figure of what people do themselves; before it they are sent something, and see it. */
const ACTS = 2;

export type Learning = ReturnType<typeof createLearning>;

/** Two greetings compete for the crowd: the shop's own, and a pushy one that puts people off. */
export function createLearning(story: () => StoryInfo, server = SERVER) {
  const on = signal(false);
  const experiment = createResource(async () => (on.value ? await server.showExperiment(WELCOME) : null), {
    everyMs: 1_000,
  });

  /** Answers with what puts people off. A trial that the owner has begun goes on as it is. */
  async function prepare(): Promise<string[]> {
    if (!on.peek()) return [];
    const now = await server.showExperiment(WELCOME);
    const trial = now?.trial.state === "running" ? now.trial : await begin();
    void experiment.refresh();
    return trial.variants.flatMap(({ own }) => Object.values(own).flatMap((words) => Object.values(words)));
  }

  async function begin(): Promise<Trial> {
    const goal = figuresOf(story())[ACTS]?.stage ?? "";
    await server.planVariants(WELCOME, { ...PLAN, goal });
    const first = story().parts[0]?.key ?? "";
    const texts = textsOf(story(), first).filter(({ kind }) => kind === "text");
    const copy = Object.fromEntries(texts.map(({ key }) => [key, t.demo.pushy]));
    await server.changeVariant(WELCOME, "B", { copy });
    return await server.startVariants(WELCOME);
  }

  return {
    on,
    experiment,
    lines: computed(() => experiment.data.value?.report.variants ?? []),
    prepare,
    follow: experiment.follow,
  };
}
