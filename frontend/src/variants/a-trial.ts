import type { Experiment, Report, ReportLine, Trial } from "../api/variants.ts";
import { aCopy } from "../stories/a-story.ts";

/** For tests. */
export function aTrial(changed: Partial<Trial> = {}): Trial {
  return {
    state: "running",
    goal: "answered",
    let_it_learn: true,
    holdout: 0,
    careless: 0.002,
    wave_people: 500,
    wave_seconds: 3600,
    act_seconds: 86_400,
    chosen: null,
    next_wave_at: null,
    variants: ["A", "B"].map((name) => ({ name, copy: aCopy(), translations: {}, own: {} })),
    ...changed,
  };
}

export function aLine(changed: Partial<ReportLine> = {}): ReportLine {
  return {
    name: "A",
    share: 0.5,
    people: 1_000,
    decided: 900,
    reached: 99,
    rate: 0.11,
    low: 0.09,
    high: 0.13,
    best: 0.03,
    loss: 0.032,
    lift: null,
    lift_low: null,
    lift_high: null,
    ...changed,
  };
}

export function aReport(changed: Partial<Report> = {}): Report {
  return {
    verdict: "open",
    leader: "B",
    against: "A",
    waiting_costs_daily: 3.2,
    undecided: 200,
    variants: [aLine(), aLine({ name: "B", reached: 128, rate: 0.142, best: 0.97, loss: 0.0004 })],
    holdout: null,
    assigned_off: false,
    delivered_off: false,
    ...changed,
  };
}

export const anExperiment = (report: Partial<Report> = {}, trial: Partial<Trial> = {}): Experiment => ({
  trial: aTrial(trial),
  report: aReport(report),
});
