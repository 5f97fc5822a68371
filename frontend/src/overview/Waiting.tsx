import { t } from "../i18n/words.ts";
import { figuresOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { Columns } from "../ui/Layout.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { FUNNEL, FUNNEL_HINT } from "./Figures.tsx";
import css from "./overview.module.css";

/** The page's shape before the first figures have come. */
export function Waiting({ story }: { story: string }) {
  const figures = figuresOf(storyNamed(story));
  return (
    <>
      <Tiles label={t.overview.people}>
        {figures.map(({ stage, heading }) => (
          <Tile key={stage} label={heading} value={null} share="…" />
        ))}
      </Tiles>
      <Columns>
        <Card title={FUNNEL} hint={FUNNEL_HINT}>
          <div class={css.waiting}>
            <Skeleton lines={8} />
          </div>
        </Card>
        <Card title={t.overview.whereTheyAreNow}>
          <div class={css.waiting} />
        </Card>
      </Columns>
    </>
  );
}
