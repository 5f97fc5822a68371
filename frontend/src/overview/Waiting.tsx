import type { ComponentChildren } from "preact";
import { figuresOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { Columns } from "../ui/Layout.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import css from "./overview.module.css";

/** The page's shape before the first figures have come. */
export function Waiting({ story, live }: { story: string; live: ComponentChildren }) {
  const figures = figuresOf(storyNamed(story));
  return (
    <>
      <Tiles label="People so far">
        {figures.map(({ stage, heading }) => (
          <Tile key={stage} label={heading} value={null} share="…" />
        ))}
      </Tiles>
      <Columns>
        <Card title="How far people came" hint="Pale: who stopped there." aside={live}>
          <div class={css.waiting}>
            <Skeleton lines={8} />
          </div>
        </Card>
        <Card title="Where they are now" hint="The wider the stream, the more people.">
          <div class={css.waiting} />
        </Card>
      </Columns>
    </>
  );
}
