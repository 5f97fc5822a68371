import type { ComponentChildren } from "preact";
import { Card } from "../ui/Card.tsx";
import { Columns } from "../ui/Layout.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import css from "./overview.module.css";

/** The page's shape before the first figures have come. */
export function Waiting({ live }: { live: ComponentChildren }) {
  return (
    <>
      <Tiles label="People so far">
        {["Sent", "Seen", "Responded", "Revealed"].map((label) => (
          <Tile key={label} label={label} value={null} share="…" />
        ))}
      </Tiles>
      <Columns>
        <Card title="The way to the coupon" hint="Pale: who stopped there." aside={live}>
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
