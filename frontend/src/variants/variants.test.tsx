// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Experiment, Plan } from "../api/variants.ts";
import { aStory } from "../stories/a-story.ts";
import { anExperiment, aTrial } from "./a-trial.ts";
import { Intervals } from "./Intervals.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import { createVariantsStore } from "./variants-store.ts";

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement("div");
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function aServer(now: Experiment | null) {
  return {
    showExperiment: vi.fn(async (_id: string) => now),
    planVariants: vi.fn(async (_id: string, _plan: Plan) => aTrial()),
    dropVariants: vi.fn(async (_id: string) => {}),
    startVariants: vi.fn(async (_id: string) => aTrial()),
    useVariant: vi.fn(async (_id: string, _name: string) => aTrial({ state: "over", chosen: "B" })),
  };
}

test("a first plan has two variants, learns, and aims at the story's goal", async () => {
  const server = aServer(null);
  const store = createVariantsStore("c1", "dug", server);
  store.change(null);

  await store.plan.save.run();

  expect(server.planVariants).toHaveBeenCalledWith("c1", {
    variants: 2,
    goal: "dug",
    let_it_learn: true,
    holdout: 0,
    careless: 0.002,
    wave_people: 500,
    act_seconds: 86_400,
  });
  expect(store.plan.draft.value).toBeNull();
});

test("while people get them, only the way of drawing can be changed", async () => {
  const now = anExperiment();
  const store = createVariantsStore("c1", "dug", aServer(now));
  await store.experiment.refresh();
  store.change(now.trial);
  act(() => render(<PlanDialog store={store} story={aStory()} trial={now.trial} />, root));

  expect(root.textContent).toContain("Let it learn");
  expect(root.textContent).not.toContain("How many variants");
});

test("a variant is used for everybody once that is confirmed", async () => {
  const server = aServer(anExperiment());
  const store = createVariantsStore("c1", "dug", server);
  await store.use.run();
  expect(server.useVariant).not.toHaveBeenCalled();

  store.choose("B");
  await store.use.run();

  expect(server.useVariant).toHaveBeenCalledWith("c1", "B");
  expect(store.chosen.value).toBeNull();
});

test("intervals stand on one scale, and nobody is shown who has no figures", () => {
  const { variants } = anExperiment().report;
  const [a, b] = variants;
  if (!a || !b) throw new Error("two variants");
  act(() => render(<Intervals lines={[{ ...a, decided: 0 }, b]} />, root));

  expect(root.querySelectorAll("li")).toHaveLength(1);
  expect(root.textContent).toBe("B14.2%");
});
