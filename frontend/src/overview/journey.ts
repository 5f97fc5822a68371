import type { PeopleChoice, Stage, Stats } from "../api/figures.ts";

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
  rule("sent", null, "on", "were sent it", "sent"),
  rule("seen", "sent", "on", "saw it", "seen"),
  rule("unseen", "sent", "rest", "not seen yet", "sent", "seen"),
  rule("yes", "seen", "on", "said “Yes!”", "accepted"),
  rule("no", "seen", "no", "“No, thanks”", "declined", "accepted"),
  {
    ...rule("other", "seen", "rest", "wrote back", "responded", "accepted"),
    choice: null,
    has: (path) => reached("responded", "accepted")(path) && !path.includes("declined"),
  },
  rule("silent", "seen", "rest", "no answer yet", "seen", "responded"),
  rule("couponSeen", "yes", "on", "saw the coupon", "coupon_seen"),
  rule("couponUnseen", "yes", "rest", "coupon not seen yet", "accepted", "coupon_seen"),
  rule("revealed", "couponSeen", "on", "revealed it", "revealed"),
  rule("unrevealed", "couponSeen", "rest", "not revealed yet", "coupon_seen", "revealed"),
];

/** Only shown once a shop counts who came. */
const REDEEMED_RULES: readonly Rule[] = [
  rule("redeemed", "revealed", "on", "used it", "redeemed"),
  rule("unredeemed", "revealed", "rest", "not used yet", "revealed", "redeemed"),
];

function rule(
  id: Place,
  from: Place | null,
  fate: JourneyNode["fate"],
  words: string,
  stage: Stage,
  without?: Stage,
): Rule {
  return { id, from, fate, words, choice: { reached: stage, without }, has: reached(stage, without) };
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
