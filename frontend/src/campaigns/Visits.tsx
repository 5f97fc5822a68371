import { count } from "../ui/format.ts";
import css from "./campaigns.module.css";
import type { Part } from "./words.ts";

interface Props {
  /** What screen readers call the list. */
  label: string;
  parts: readonly Part[];
}

/** People by when they get a campaign; those without anybody are left out. */
export function Visits({ label, parts }: Props) {
  if (parts.length === 0) return null;
  return (
    <ul class={css.reasons} aria-label={label}>
      {parts
        .filter(({ people }) => people > 0)
        .map(({ people, words, help }) => (
          <li key={words} class={css.reason}>
            <strong class={css.number}>{count(people)}</strong>
            <div>
              <p>{words}</p>
              {help && <p class={css.soft}>{help}</p>}
            </div>
          </li>
        ))}
    </ul>
  );
}
