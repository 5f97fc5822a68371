import { t } from "../i18n/words.ts";
import { GROUPS, hrefOf, type SectionName } from "./sections.ts";
import css from "./settings.module.css";

interface Props {
  here: SectionName;
}

/** The sections of the settings: beside them, on a phone above. */
export function SectionList({ here }: Props) {
  return (
    <nav class={css.nav} aria-label={t.settings.settings}>
      {GROUPS.map(({ label, sections }) => (
        <div key={label}>
          <p class={css.group}>{label}</p>
          <ul class={css.list} aria-label={label}>
            {sections.map(({ name, label }) => (
              <li key={name}>
                <a class={css.link} href={hrefOf(name)} aria-current={name === here ? "page" : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
