import { STAGES, type Stage } from "../api/figures.ts";
import { people as peopleOf, percent, share } from "../ui/format.ts";

export interface Bar {
  stage: Stage;
  people: number;
  /** Between 0 and 1: the part of everybody we wrote to. */
  share: number;
  percent: string;
  sentence: string;
  /** Off the way to the coupon: counted, but not a step of it. */
  aside: boolean;
}

export function bars(people: Record<Stage, number>): Bar[] {
  return STAGES.filter((stage) => stage !== "failed" || people.failed > 0).map((stage) => {
    const part = share(people[stage], people.sent);
    return {
      stage,
      people: people[stage],
      share: part,
      percent: percent(part),
      sentence: sentence(stage, people[stage]),
      aside: stage === "declined" || stage === "failed",
    };
  });
}

/** A figure as the owner would say it: "12 people saw it". */
export function sentence(stage: Stage, count: number): string {
  const who = count === 0 ? "nobody" : peopleOf(count);
  const said = WORDS[stage].replace("{who}", who) + (count === 0 ? " yet" : "");
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const WORDS: Record<Stage, string> = {
  sent: "{who} got a welcome",
  delivered: "{who} had it on the phone",
  seen: "{who} saw it",
  responded: "{who} answered",
  accepted: "{who} said “Yes!”",
  declined: "{who} said “No, thanks”",
  coupon_sent: "{who} got the coupon",
  coupon_seen: "{who} saw the coupon",
  revealed: "{who} revealed the code",
  redeemed: "{who} used it in the shop",
  failed: "{who} could not be reached",
};
