import type { Stats } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { Card } from "../ui/Card.tsx";
import { classNames } from "../ui/class-names.ts";
import { count, peopleWord, share } from "../ui/format.ts";
import { ChevronRightIcon } from "../ui/icons.tsx";
import bars from "./bars.module.css";
import type { OverviewStore } from "./overview-store.ts";
import { type Standing, standings } from "./standings.ts";

interface Props {
  stats: Stats;
  onPeople: OverviewStore["open"];
}

/** How far each person has come for now, as bars that open these people. */
export function WhereCard({ stats, onPeople }: Props) {
  const all = standings(stats);
  const most = Math.max(...all.map(({ people }) => people));
  return (
    <Card title={t.overview.whereTheyAreNow} hint={t.overview.everyoneIsInOneOfTheseBars}>
      <ul class={bars.bars}>
        {all.map((one) => (
          <Bar key={one.id} one={one} most={most} onPeople={onPeople} />
        ))}
      </ul>
    </Card>
  );
}

interface BarProps {
  one: Standing;
  most: number;
  onPeople: Props["onPeople"];
}

function Bar({ one: { words, people, fate, choice }, most, onPeople }: BarProps) {
  return (
    <li class={classNames(bars.bar, choice && bars.press)}>
      {choice ? (
        <button type="button" class={bars.name} onClick={() => onPeople(choice)}>
          {words}
          <ChevronRightIcon size={14} />
        </button>
      ) : (
        <span class={bars.name}>{words}</span>
      )}
      <span class={bars.figure}>
        <strong>{count(people)}</strong>
        <span class={bars.hidden}> {peopleWord(people)}</span>
      </span>
      <span class={bars.track} aria-hidden="true">
        <span
          class={classNames(bars.fill, fate !== "on" && bars[fate])}
          style={{ width: `${share(people, most) * 100}%` }}
        />
      </span>
    </li>
  );
}
