import { t } from "../i18n/words.ts";
import { percent } from "../ui/format.ts";
import { Switch } from "../ui/Switch.tsx";
import css from "./crowd.module.css";
import type { Learning } from "./learning-store.ts";

/** Beside the crowd: which greeting new people get, as the shop learns. */
export function LearningPart({ learning }: { learning: Learning }) {
  const lines = learning.lines.value;
  return (
    <div class={css.learning}>
      <Switch
        label={t.variants.learn}
        hint={t.demo.learnHelp}
        on={learning.on.value}
        onChange={(on) => {
          learning.on.value = on;
          void learning.experiment.refresh();
        }}
      />
      {lines.length > 0 && (
        <ul class={css.learned} aria-label={t.variants.share}>
          {lines.map(({ name, share }) => (
            <li key={name} class={css.lesson}>
              <strong>{name}</strong>
              <span class={css.track} aria-hidden="true">
                <span class={css.welcomed} style={{ width: `${share * 100}%` }} />
              </span>
              <span>{percent(share)}</span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <p class={css.soft}>
          <a href="/campaigns/welcome">{t.demo.seeHowSure}</a>
        </p>
      )}
    </div>
  );
}
