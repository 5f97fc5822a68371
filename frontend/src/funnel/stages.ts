import type { Copy } from "../api/campaigns.ts";
import type { Stage, TapButton } from "../api/figures.ts";

interface StageRow {
  /** What follows "12 people"; first what follows "1 person" where that differs. */
  did: string | [one: string, many: string];
  /** What follows "12 people did not". */
  not: string;
  /** On a customer's own page. */
  theirs: string;
  /** In the journey's drawing, where `did` is too long. */
  drawn?: string;
  /** The button that leads here, which of the texts stands on it, and what to call it without any. */
  button?: { name: TapButton; label: keyof Copy; usual: string };
  /** Counted, but not a step of the way to the coupon: its bar stands beside that stage's, or at the end. */
  aside?: Stage | "end";
  /** What happens to a message on its way, which a short funnel leaves out. */
  travels?: true;
  /** Shown only once somebody has come here. */
  rare?: true;
}

/** Every stage in the order of the figures: all that the dashboard says of it, and where its bar stands. */
export const STAGES: Record<Stage, StageRow> = {
  sent: {
    did: ["was sent it", "were sent it"],
    not: "get it",
    theirs: "Got the message",
  },
  delivered: {
    did: "had it on the phone",
    not: "have it on the phone yet",
    theirs: "It is on their phone",
    travels: true,
  },
  seen: {
    did: "saw it",
    not: "see it yet",
    theirs: "Saw it",
  },
  responded: {
    did: "responded",
    not: "respond yet",
    theirs: "Answered",
    drawn: "wrote back",
  },
  accepted: {
    did: "said “Yes!”",
    not: "say “Yes!”",
    theirs: "Said yes",
    button: { name: "SHOW_COUPON", label: "yes_label", usual: "Yes" },
  },
  declined: {
    did: "said “No, thanks”",
    not: "say “No, thanks”",
    theirs: "Said no, thanks",
    drawn: "“No, thanks”",
    button: { name: "NO_THANKS", label: "no_label", usual: "No, thanks" },
    aside: "accepted",
  },
  coupon_sent: {
    did: "got the coupon",
    not: "get the coupon yet",
    theirs: "Got the coupon",
    travels: true,
  },
  coupon_seen: {
    did: "saw the coupon",
    not: "see the coupon yet",
    theirs: "Saw the coupon",
  },
  revealed: {
    did: "revealed the code",
    not: "reveal the code yet",
    theirs: "Revealed the code",
    drawn: "revealed it",
    button: { name: "REVEAL", label: "reveal_label", usual: "Reveal" },
  },
  redeemed: {
    did: "used it in the shop",
    not: "use it in the shop yet",
    theirs: "Used it in the shop",
    drawn: "used it",
    rare: true,
  },
  failed: {
    did: "could not be reached",
    not: "fail",
    theirs: "The last message did not arrive",
    aside: "end",
    rare: true,
  },
};

/** All stages in the order of the figures. */
// Object.keys forgets the type of the keys; the table has no others.
export const ORDER = Object.keys(STAGES) as Stage[];

/** The way to the coupon; each stage implies those before it, so people only become fewer. */
export const WAY: readonly Stage[] = ORDER.filter((stage) => STAGES[stage].aside === undefined);

/** The stages whose bars stand beside this one's, or at the end. */
export function asideOf(place: Stage | "end"): Stage[] {
  return ORDER.filter((stage) => STAGES[stage].aside === place);
}

/** What so many people did: "saw it". */
export function verb(stage: Stage, count: number): string {
  const { did } = STAGES[stage];
  return typeof did === "string" ? did : did[count === 1 ? 0 : 1];
}
