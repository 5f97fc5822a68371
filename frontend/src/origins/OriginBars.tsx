import { useState } from "preact/hooks";
import type { OriginPeople } from "../api/origins.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { count, plural } from "../ui/format.ts";
import { Segmented } from "../ui/Segmented.tsx";
import { measures, originBars } from "./origin-figures.ts";
import css from "./origins.module.css";
import type { OriginsStore } from "./origins-store.ts";

const FIRST = 10;

/** The origins by one of their figures, which the owner chooses. */
export function OriginBars({ store, origins }: { store: OriginsStore; origins: OriginPeople[] }) {
  const [all, setAll] = useState(false);
  const measure = store.measure.value;
  const choices = measures(origins);
  const bars = originBars(origins, measure);
  const label = choices.find(({ value }) => value === measure)?.label ?? "";
  return (
    <Card title="Compared">
      <div class={css.compared}>
        <Segmented
          label="What is compared"
          wrap
          value={measure}
          options={choices}
          onChange={(chosen) => {
            store.measure.value = chosen;
          }}
        />
        {bars.length === 0 && <p class={css.none}>Nobody of those yet: {label.toLowerCase()}.</p>}
        <ul class={css.bars} aria-label={`${label} by origin`}>
          {(all ? bars : bars.slice(0, FIRST)).map((bar) => (
            <li key={bar.origin} class={css.bar}>
              <bdi class={css.name}>{bar.words}</bdi>
              <span class={css.figure}>
                <strong>{count(bar.people)}</strong>
                {bar.part && <span class={css.soft}> · {bar.part}</span>}
              </span>
              <span class={css.track} aria-hidden="true">
                <span class={css.fill} style={{ width: `${bar.share * 100}%` }} />
              </span>
            </li>
          ))}
        </ul>
        {bars.length > FIRST && !all && (
          <Button kind="plain" onPress={() => setAll(true)}>
            Show {plural(bars.length - FIRST, "more", "more")}
          </Button>
        )}
      </div>
    </Card>
  );
}
