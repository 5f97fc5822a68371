import { expect, test, vi } from "vitest";
import type { Experiment, Plan, VariantChange } from "../api/variants.ts";
import { aStory } from "../stories/a-story.ts";
import { anExperiment, aTrial } from "../variants/a-trial.ts";
import { createLearning } from "./learning-store.ts";

const pushy = aTrial().variants.map((each, nth) =>
  nth === 1 ? { ...each, own: { en: { riddle: "Buy now!" } } } : each,
);

function aServer(now: Experiment | null) {
  return {
    showExperiment: vi.fn(async (_: string) => now),
    planVariants: vi.fn(async (_: string, _plan: Plan) => aTrial()),
    changeVariant: vi.fn(async (_: string, _name: string, _change: VariantChange) => aTrial()),
    startVariants: vi.fn(async (_: string) => aTrial({ variants: pushy })),
  };
}

test("without learning the crowd comes as ever", async () => {
  const server = aServer(null);

  expect(await createLearning(aStory, server).prepare()).toEqual([]);
  expect(server.planVariants).not.toHaveBeenCalled();
});

test("the first crowd begins a trial with a greeting that puts people off", async () => {
  const server = aServer(null);
  const learning = createLearning(aStory, server);
  learning.on.value = true;

  expect(await learning.prepare()).toEqual(["Buy now!"]);

  expect(server.planVariants.mock.calls[0]?.[1]).toMatchObject({ variants: 2, let_it_learn: true });
  expect(Object.keys(server.changeVariant.mock.calls[0]?.[2].copy ?? {})).toContain("riddle");
  expect(server.startVariants).toHaveBeenCalledOnce();
});

test("the next crowd goes on with it", async () => {
  const server = aServer(anExperiment({}, { variants: pushy }));
  const learning = createLearning(aStory, server);
  learning.on.value = true;

  expect(await learning.prepare()).toEqual(["Buy now!"]);
  expect(server.startVariants).not.toHaveBeenCalled();
});
