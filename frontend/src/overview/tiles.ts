import type { People, Stage } from "../api/figures.ts";
import { percent, share } from "../ui/format.ts";

export interface TileFigure {
  stage: Stage;
  label: string;
  people: number;
  /** Of the step before. */
  share: string;
}

export function tiles(people: People): TileFigure[] {
  const of = (stage: Stage, before: Stage) => percent(share(people[stage], people[before]));
  return [
    { stage: "sent", label: "Sent", people: people.sent, share: "people so far" },
    { stage: "seen", label: "Seen", people: people.seen, share: `${of("seen", "sent")} of sent` },
    {
      stage: "responded",
      label: "Responded",
      people: people.responded,
      share: `${of("responded", "seen")} of seen`,
    },
    {
      stage: "revealed",
      label: "Revealed",
      people: people.revealed,
      share: `${of("revealed", "responded")} of responded`,
    },
  ];
}
