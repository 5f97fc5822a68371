import type { Campaign } from "../api/campaigns.ts";
import { sentence } from "../funnel/figures.ts";
import { t } from "../i18n/words.ts";
import { tiles } from "../overview/tiles.ts";
import { asideOf, type StoryStage } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { capital } from "../ui/format.ts";
import { Tile, Tiles } from "../ui/Tile.tsx";

/** The people on their way through the story, each figure as a part of those it was sent to; then what happens seldom. */
export function PeopleTiles({ campaign: { story: key, people } }: { campaign: Campaign }) {
  const story = storyNamed(key);
  const some = ({ key: stage }: StoryStage) => (people[stage] ?? 0) > 0;
  const lost = asideOf(story, "end").filter(some);
  const seldom = story.stages.filter(
    (stage) => stage.rare && stage.figure === null && stage.aside !== "end" && some(stage),
  );
  return (
    <>
      <Tiles label={t.campaigns.people}>
        {tiles(story, people).map(({ stage, label, people: value, share }) => (
          <Tile key={stage} label={label} value={value} share={share} />
        ))}
        {lost.map((stage) => (
          <Tile
            key={stage.key}
            label={capital(stage.key)}
            value={people[stage.key] ?? 0}
            tone="bad"
            share={<a href={`/deliveries?state=${stage.key}`}>{t.campaigns.whyItDidNotArrive}</a>}
          />
        ))}
      </Tiles>
      {seldom.map((stage) => (
        <p key={stage.key}>{sentence(stage, people[stage.key] ?? 0)}.</p>
      ))}
    </>
  );
}
