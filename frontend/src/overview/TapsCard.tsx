import type { Copy } from "../api/campaigns.ts";
import type { Stats } from "../api/figures.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Card } from "../ui/Card.tsx";
import { count, people } from "../ui/format.ts";
import css from "./bars.module.css";
import { tapBars } from "./taps.ts";

interface Props {
  stats: Stats;
  copy: Copy | null;
  origin: string | null;
}

/** How often each button was pressed, beside by how many people. */
export function TapsCard({ stats, copy, origin }: Props) {
  return (
    <Card title="Taps" {...(origin !== null && { hint: "Taps are counted for everybody, not by origin." })}>
      <ul class={css.bars}>
        {tapBars(storyNamed(stats.story), stats, copy ?? {}).map((bar) => (
          <li key={bar.button} class={css.bar}>
            <span class={css.name}>{bar.label}</span>
            <span class={css.figure}>
              <strong>{count(bar.taps)}</strong>
              <span class={css.hidden}> taps</span>
              {origin === null && bar.people !== null && (
                <span class={css.soft}> by {people(bar.people)}</span>
              )}
            </span>
            <span class={css.track} aria-hidden="true">
              <span class={css.fill} style={{ width: `${bar.share * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
