import type { Page, PageCheck } from "../../api/page.ts";
import { whyUnreachable } from "./public-address.ts";

export type StepName = "webhook" | "token" | "settings" | "greeting" | "events";

/** fix: something is wrong and the owner can change it; asking: nobody knows yet. */
export type StepState = "done" | "todo" | "fix" | "asking";

export type Steps = Record<StepName, StepState>;

export const STEP_NAMES: readonly StepName[] = ["webhook", "token", "settings", "greeting", "events"];

export interface Known {
  page: Page;
  /** Whether the simulator plays Facebook. */
  demo: boolean;
  /** The newest answer about a token typed here. */
  typed: PageCheck | null;
  /** The newest answer about the token in use. */
  inUse: PageCheck | null;
}

/** How far the way to a live page is gone. What the simulator answers counts for nothing on that way, but for the greeting. */
export function stepsOf(known: Known): Steps {
  return {
    webhook: webhook(known),
    token: known.demo ? answered(known.typed) : answered(known.inUse, knownByFacebook(known.page)),
    settings: known.demo ? "todo" : "done",
    greeting: greeting(known.page),
    events: events(known),
  };
}

/** Where to go on: what is wrong before what is not done yet. */
export function nextStep(steps: Steps): StepName | null {
  const first = (state: StepState) => STEP_NAMES.find((name) => steps[name] === state);
  return first("fix") ?? first("todo") ?? null;
}

export const stepsDone = (steps: Steps): number => STEP_NAMES.filter((name) => steps[name] === "done").length;

function webhook({ page, demo }: Known): StepState {
  if (!demo && page.lastEventAt !== null) return "done";
  return whyUnreachable(page.webhookUrl) === null ? "todo" : "fix";
}

function answered(check: PageCheck | null, otherwise: StepState = "todo"): StepState {
  if (check === null) return otherwise;
  return check.ok ? "done" : "fix";
}

/** The page's state holds Facebook's answers wherever it gave some. */
function knownByFacebook(page: Page): StepState {
  return page.getStarted === null ? "asking" : "done";
}

function greeting({ getStarted, greeting }: Page): StepState {
  if (getStarted === null) return "asking";
  return getStarted && greeting ? "done" : "todo";
}

function events({ page, demo }: Known): StepState {
  if (demo) return "todo";
  if (page.subscribed === null) return "asking";
  if (!page.subscribed) return "fix";
  return page.lastEventAt === null ? "todo" : "done";
}
