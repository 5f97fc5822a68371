import { useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { goalOf } from "../stories/story.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { classNames } from "../ui/class-names.ts";
import { count, peopleWord } from "../ui/format.ts";
import { ChevronRightIcon } from "../ui/icons.tsx";
import { addressOf } from "./address.ts";
import css from "./bars.module.css";
import { type OriginBar, originBars } from "./origins.ts";
import type { OverviewStore } from "./overview-store.ts";

const FIRST = 6;

/** Where people came from, and what became of them; each leads to the figures of its people. */
export function OriginsCard({ store }: { store: OverviewStore }) {
  const [all, setAll] = useState(false);
  return (
    <Card title={t.overview.whereTheyCameFrom} hint={legend(store)}>
      <Loaded resource={store.origins}>
        {(origins) => {
          const bars = originBars(storyNamed(store.chosen.value?.story ?? ""), origins);
          return (
            <>
              <ul class={css.bars}>
                {(all ? bars : bars.slice(0, FIRST)).map((bar) => (
                  <Origin
                    key={bar.origin}
                    bar={bar}
                    chosen={bar.origin === store.origin.value}
                    href={hrefOf(store, bar.origin)}
                  />
                ))}
              </ul>
              {bars.length > FIRST && !all && (
                <Button kind="plain" onPress={() => setAll(true)}>
                  {t.overview.show(bars.length - FIRST)}
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}

/** What the two shades of a bar are. */
function legend(store: OverviewStore): string | undefined {
  const goal = goalOf(storyNamed(store.chosen.value?.story ?? ""));
  return goal && t.overview.solidTapASourceToSeeOnlyIts(goal.heading.toLowerCase());
}

/** To the figures of this source's people, or back to everybody's. */
function hrefOf({ campaign, origin, line, language, span }: OverviewStore, source: string): string {
  const chosen = source === origin.value ? null : source;
  return addressOf(campaign.value, {
    origin: chosen,
    line: line.value,
    language: language.value,
    span: span.value,
  });
}

function Origin({ bar, href, chosen }: { bar: OriginBar; href: string; chosen: boolean }) {
  return (
    <li class={classNames(css.bar, css.press, chosen && css.chosen)}>
      <a class={css.name} href={href} aria-current={chosen || undefined}>
        {bar.words}
        <ChevronRightIcon size={14} />
      </a>
      <span class={css.figure}>
        <strong>{count(bar.people)}</strong>
        <span class={css.hidden}> {peopleWord(bar.people)}</span>
        <span class={css.soft}>
          {" "}
          · {bar.goal}
          <span class={css.hidden}> {bar.goalWord}</span>
        </span>
      </span>
      <span class={css.track} aria-hidden="true">
        <span class={css.pale} style={{ width: `${bar.share * 100}%` }} />
        <span class={css.fill} style={{ width: `${bar.goalShare * 100}%` }} />
      </span>
    </li>
  );
}
