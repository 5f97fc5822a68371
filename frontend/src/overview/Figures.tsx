import type { Stats } from "../api/figures.ts";
import { Funnel } from "../funnel/Funnel.tsx";
import { at, everybody } from "../funnel/figures.ts";
import { lazy } from "../shell/lazy.tsx";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { people } from "../ui/format.ts";
import { Columns, Stack } from "../ui/Layout.tsx";
import { LiveDot } from "../ui/LiveDot.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { HistoryCard } from "./HistoryCard.tsx";
import { OriginsCard } from "./OriginsCard.tsx";
import css from "./overview.module.css";
import type { OverviewStore } from "./overview-store.ts";
import { TapsCard } from "./TapsCard.tsx";
import { tiles } from "./tiles.ts";

/** Fetched on its own: what lays it out is heavier than the rest of the page. */
const Journey = lazy(async () => (await import("./Journey.tsx")).Journey);

interface Props {
  store: OverviewStore;
  stats: Stats;
}

export function Figures({ store, stats }: Props) {
  const story = storyNamed(stats.story);
  const [first] = story.stages;
  const unsent = everybody(stats) - (first ? at(stats, first) : 0);
  return (
    <>
      <Tiles label="People so far">
        {tiles(story, stats.people).map(({ stage, label, people, share }) => (
          <Tile
            key={stage}
            {...{ label, share, value: people }}
            onPress={people > 0 ? () => store.open({ reached: stage }) : undefined}
          />
        ))}
      </Tiles>
      <Columns>
        <Card
          title="How far people came"
          hint="Pale: who stopped there."
          aside={<LiveDot state={store.live.value} />}
        >
          <Funnel stats={stats} showTaps={store.origin.value === null} onPeople={store.open} />
        </Card>
        <Card
          title="Where they are now"
          hint={unsent > 0 ? `Not sent yet to ${people(unsent)}.` : "The wider the stream, the more people."}
        >
          <div class={css.journey}>
            <Journey stats={stats} onPeople={store.open} />
          </div>
        </Card>
      </Columns>
      <Columns>
        <HistoryCard store={store} />
        <Stack>
          <TapsCard stats={stats} copy={store.chosen.value?.copy ?? null} origin={store.origin.value} />
          <OriginsCard store={store} />
        </Stack>
      </Columns>
    </>
  );
}
