import type { Stage } from "../api/figures.ts";
import { asideOf, STAGES, WAY } from "../funnel/stages.ts";

export interface Step {
  word: string;
  state: "done" | "open" | "failed";
}

/** An answer says more than that there was one, and having seen it more than that it came. */
const BEFORE = WAY.slice(0, WAY.indexOf("responded")).filter((stage) => stage !== "delivered");
const ANSWERS: Stage[] = [...asideOf("accepted"), "accepted"];
const AFTER_YES = WAY.slice(WAY.indexOf("accepted") + 1);

/** A campaign as a person walks it: what is behind them, and what may come. */
export function stepsOf(path: readonly Stage[]): Step[] {
  const reached = new Set(path);
  const step = (stage: Stage): Step => ({
    word: STAGES[stage].theirs,
    state: reached.has(stage) ? "done" : "open",
  });
  const answers = ANSWERS.filter((answer) => reached.has(answer));
  const stages: Stage[] = [...BEFORE, ...(answers.length > 0 ? answers : (["responded"] as const))];
  if (reached.has("accepted")) {
    stages.push(...AFTER_YES.filter((stage) => !STAGES[stage].rare || reached.has(stage)));
  }
  const steps = stages.map(step);
  return reached.has("failed") ? [...steps, { word: STAGES.failed.theirs, state: "failed" }] : steps;
}

/** Whoever said yes may come to the till with the coupon; who did so is not asked again. */
export function redeemable(path: readonly Stage[]): boolean {
  return path.includes("accepted") && !path.includes("redeemed");
}
