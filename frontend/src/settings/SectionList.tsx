import { hrefOf, SECTIONS, type SectionName } from "./sections.ts";
import css from "./settings.module.css";

interface Props {
  here: SectionName;
}

/** The way between the parts of the settings: beside them, above them on a phone. */
export function SectionList({ here }: Props) {
  return (
    <nav class={css.nav} aria-label="Settings">
      <ul class={css.list}>
        {SECTIONS.map(({ name, label }) => (
          <li key={name}>
            <a class={css.link} href={hrefOf(name)} aria-current={name === here ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
