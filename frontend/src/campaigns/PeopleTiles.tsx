import type { People } from "../api/figures.ts";
import { percent, share } from "../ui/format.ts";
import { Tile, Tiles } from "../ui/Tile.tsx";

const STEPS = [
  { stage: "sent", label: "Sent", of: null },
  { stage: "seen", label: "Seen", of: "sent" },
  { stage: "responded", label: "Responded", of: "seen" },
  { stage: "revealed", label: "Revealed", of: "responded" },
] as const;

/** The people on their way to the code, each with the share of the step before. */
export function PeopleTiles({ people }: { people: People }) {
  return (
    <Tiles label="People">
      {STEPS.map(({ stage, label, of }) => (
        <Tile
          key={stage}
          label={label}
          value={people[stage]}
          share={of ? `${percent(share(people[stage], people[of]))} of ${of}` : "people"}
        />
      ))}
      {people.failed > 0 && (
        <Tile
          label="Failed"
          value={people.failed}
          tone="bad"
          share={<a href="/deliveries?state=failed">why it did not arrive</a>}
        />
      )}
    </Tiles>
  );
}
