import { signal } from "@preact/signals";
import {
  dropVariants,
  type Plan,
  planVariants,
  showExperiment,
  startVariants,
  type Trial,
  useVariant,
} from "../api/variants.ts";
import { t } from "../i18n/words.ts";
import { createAction } from "../state/action.ts";
import { createForm } from "../state/form.ts";
import { createResource } from "../state/resource.ts";
import { say } from "../ui/toasts.ts";

const SERVER = { dropVariants, planVariants, showExperiment, startVariants, useVariant };

export type VariantsStore = ReturnType<typeof createVariantsStore>;

/** As it is chosen. */
export type Draft = Required<Omit<Plan, "wave_seconds">>;

const LEAST_SHARE = 0.0001;

/** A campaign's variants: what came of them, and the plan while it is changed. */
export function createVariantsStore(campaign: string, goal: string, server = SERVER) {
  const experiment = createResource(() => server.showExperiment(campaign), { everyMs: 3_000 });
  /** The variant that is to be used for everybody. */
  const chosen = signal<string | null>(null);

  const { open, ...plan } = createForm(
    () => ({ variants: null, goal: null, holdout: null }),
    async (draft: Draft) => {
      await server.planVariants(campaign, { ...draft, ...waves() });
      await experiment.refresh();
      open(null);
      say(t.variants.planned);
    },
  );

  /** Waves last as long as they do. */
  function waves() {
    const trial = experiment.data.peek()?.trial;
    return trial && trial.state !== "over" ? { wave_seconds: trial.wave_seconds } : {};
  }

  const start = createAction(async () => {
    await server.startVariants(campaign);
    await experiment.refresh();
    say(t.variants.started);
  });
  const drop = createAction(async () => {
    await server.dropVariants(campaign);
    await experiment.refresh();
    say(t.variants.dropped);
  });
  const use = createAction(async () => {
    const name = chosen.peek();
    if (name === null) return;
    await server.useVariant(campaign, name);
    await experiment.refresh();
    chosen.value = null;
    say(t.variants.used(name));
  });

  return {
    experiment,
    plan,
    chosen,
    start,
    drop,
    use,
    change(trial: Trial | null) {
      open(draftOf(trial, goal));
    },
    choose(name: string | null) {
      use.reset();
      chosen.value = name;
    },
    follow: experiment.follow,
  };
}

function draftOf(trial: Trial | null, goal: string): Draft {
  const before = trial?.state === "over" ? null : trial;
  return {
    variants: before?.variants.length ?? 2,
    goal: trial?.goal ?? goal,
    let_it_learn: before?.let_it_learn ?? true,
    holdout: before?.holdout ?? 0,
    careless: Math.max(LEAST_SHARE, trial?.careless ?? 0.002),
    wave_people: trial?.wave_people ?? 500,
    act_seconds: trial?.act_seconds ?? 86_400,
  };
}
