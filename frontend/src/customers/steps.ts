import type { Stage } from "../api/figures.ts";

export interface Step {
  word: string;
  state: "done" | "open" | "failed";
}

const WORDS: Record<Stage, string> = {
  sent: "Got the message",
  delivered: "It is on their phone",
  seen: "Saw it",
  responded: "Answered",
  accepted: "Said yes",
  declined: "Said no, thanks",
  coupon_sent: "Got the coupon",
  coupon_seen: "Saw the coupon",
  revealed: "Revealed the code",
  redeemed: "Used it in the shop",
  failed: "The last message did not arrive",
};

/** An answer says more than that there was one. */
const BEFORE: Stage[] = ["sent", "seen"];
const AFTER_YES: Stage[] = ["coupon_sent", "coupon_seen", "revealed"];

/** A campaign as a person walks it: what is behind them, and what may come. */
export function stepsOf(path: readonly Stage[]): Step[] {
  const reached = new Set(path);
  const step = (stage: Stage): Step => ({
    word: WORDS[stage],
    state: reached.has(stage) ? "done" : "open",
  });
  const answers: Stage[] = (["declined", "accepted"] as const).filter((answer) => reached.has(answer));
  const stages: Stage[] = [...BEFORE, ...(answers.length > 0 ? answers : (["responded"] as const))];
  if (reached.has("accepted")) stages.push(...AFTER_YES);
  if (reached.has("redeemed")) stages.push("redeemed");
  const steps = stages.map(step);
  return reached.has("failed") ? [...steps, { word: WORDS.failed, state: "failed" }] : steps;
}

/** Whoever said yes may come to the till with the coupon; who did so is not asked again. */
export function redeemable(path: readonly Stage[]): boolean {
  return path.includes("accepted") && !path.includes("redeemed");
}
