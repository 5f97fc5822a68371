import type { PeopleChoice, Stage, Stats } from "../api/figures.ts";
import { STAGES, verb } from "../funnel/stages.ts";

/** Where people are on their way through a campaign. */
export type Place =
  | ("sent" | "seen" | "unseen" | "yes" | "no" | "other" | "silent")
  | ("couponSeen" | "couponUnseen" | "revealed" | "unrevealed" | "redeemed" | "unredeemed");

export interface JourneyNode {
  id: Place;
  /** What follows the number: "saw it". */
  words: string;
  /** Where they came from; null at the start. */
  from: Place | null;
  people: number;
  /** on: nearer to the coupon; no: they said so; rest: nothing has happened since. */
  fate: "on" | "no" | "rest";
  /** How to ask for these very people; null where the server cannot be asked so. */
  choice: PeopleChoice | null;
}

type Rule = Omit<JourneyNode, "people"> & { has: (path: readonly Stage[]) => boolean };

const reached =
  (stage: Stage, without?: Stage) =>
  (path: readonly Stage[]): boolean =>
    path.includes(stage) && !(without && path.includes(without));

/** Each place belongs to one before it, and those who leave a place share it out between them without a rest. */
const RULES: readonly Rule[] = [
  at("sent", null, "sent"),
  at("seen", "sent", "seen"),
  rest("unseen", "sent", "not seen yet", "sent", "seen"),
  at("yes", "seen", "accepted"),
  { ...at("no", "seen", "declined", "accepted"), fate: "no" },
  {
    ...at("other", "seen", "responded", "accepted"),
    fate: "rest",
    choice: null,
    has: (path) => reached("responded", "accepted")(path) && !path.includes("declined"),
  },
  rest("silent", "seen", "no answer yet", "seen", "responded"),
  at("couponSeen", "yes", "coupon_seen"),
  rest("couponUnseen", "yes", "coupon not seen yet", "accepted", "coupon_seen"),
  at("revealed", "couponSeen", "revealed"),
  rest("unrevealed", "couponSeen", "not revealed yet", "coupon_seen", "revealed"),
];

/** Only shown once a shop counts who came. */
const REDEEMED_RULES: readonly Rule[] = [
  at("redeemed", "revealed", "redeemed"),
  rest("unredeemed", "revealed", "not used yet", "revealed", "redeemed"),
];

/** Those who have come to a stage. */
function at(id: Place, from: Place | null, stage: Stage, without?: Stage): Rule {
  const words = STAGES[stage].drawn ?? verb(stage, 2);
  return { ...rest(id, from, words, stage, without), fate: "on" };
}

/** Those who have not come on. */
function rest(id: Place, from: Place | null, words: string, stage: Stage, without?: Stage): Rule {
  return {
    ...{ id, from, words, fate: "rest" },
    choice: { reached: stage, without },
    has: reached(stage, without),
  };
}

/** The places where there are people, in the order they are met; what flows into a place is how many are in it. */
export function journey(stats: Stats): JourneyNode[] {
  const rules = stats.people.redeemed > 0 ? [...RULES, ...REDEEMED_RULES] : RULES;
  return rules
    .map(({ has, ...node }) => ({
      ...node,
      people: stats.paths.filter(({ path }) => has(path)).reduce((sum, { people }) => sum + people, 0),
    }))
    .filter((node) => node.people > 0);
}
