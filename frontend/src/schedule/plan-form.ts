import type { Plan, PlannedSend } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { createForm } from "../state/form.ts";
import { shopMinute } from "../ui/format.ts";

/** When a send is to go out, as it is typed. */
export function createPlanForm(send: (plan: Plan) => Promise<void>) {
  const { open, ...form } = createForm(missingIn, async (draft: Draft) => {
    await send({ ...draft, until: draft.repeat === "once" ? null : draft.until || null });
    open(null);
  });
  return {
    ...form,
    /** An empty plan, or this one. */
    start(planned?: PlannedSend) {
      open({
        at: planned ? shopMinute(planned.at) : "",
        repeat: planned?.repeat ?? "once",
        eachRun: planned?.eachRun ?? "everyone",
        clock: planned?.clock ?? "shop",
        until: planned?.until ?? "",
      });
    },
  };
}

export type PlanForm = ReturnType<typeof createPlanForm>;

type Draft = Omit<Plan, "until"> & { until: string };

function missingIn({ at }: Draft) {
  return { at: at ? null : t.schedule.chooseATime, clock: null, until: null };
}
