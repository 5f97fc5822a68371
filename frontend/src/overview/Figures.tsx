import type { Stats } from "../api/figures.ts";
import { Funnel } from "../funnel/Funnel.tsx";
import { everybody } from "../funnel/figures.ts";
import { t } from "../i18n/words.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { Columns, Stack } from "../ui/Layout.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { HistoryCard } from "./HistoryCard.tsx";
import { OriginsCard } from "./OriginsCard.tsx";
import type { OverviewStore } from "./overview-store.ts";
import { tiles } from "./tiles.ts";
import { WhereCard } from "./WhereCard.tsx";

interface Props {
  store: OverviewStore;
  stats: Stats;
}

export function Figures({ store, stats }: Props) {
  const story = storyNamed(stats.story);
  return (
    <>
      <Tiles label={t.overview.people}>
        {tiles(story, stats.people, everybody(stats)).map(({ stage, label, people, share }) => (
          <Tile
            key={stage}
            label={label}
            share={share}
            value={people}
            onPress={people > 0 ? () => store.open({ reached: stage }) : undefined}
          />
        ))}
      </Tiles>
      <Columns>
        <Stack>
          <Card title={FUNNEL} hint={FUNNEL_HINT}>
            <Funnel stats={stats} showTaps={store.only.value === null} onPeople={store.open} />
          </Card>
          <HistoryCard store={store} />
        </Stack>
        <Stack>
          <WhereCard stats={stats} onPeople={store.open} />
          <OriginsCard store={store} />
        </Stack>
      </Columns>
    </>
  );
}

export const FUNNEL = t.overview.howFarPeopleCame;
export const FUNNEL_HINT = t.overview.faintDroppedOffAtThisStepTapA;
