import type { ComponentChildren } from "preact";
import type { Person } from "../api/figures.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import type { PagedList } from "../state/paged-list.ts";
import { classNames } from "../ui/class-names.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { Pager } from "../ui/Pager.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import css from "./people.module.css";
import { originWords } from "./people-store.ts";

interface Props {
  people: PagedList<Person>;
  /** What is said where there is nobody. */
  title: string;
  sentence: string;
  /** What their time is about, where it is not what the list is of. */
  when?: (time: ComponentChildren) => ComponentChildren;
}

/** People by name, each a link to their own page. */
export function PeopleLines({ people, title, sentence, when = (time) => time }: Props) {
  return (
    <Loaded
      resource={people}
      empty={<EmptyState picture={<CustomersIcon size={28} />} title={title} sentence={sentence} />}
    >
      {(rows) => (
        <>
          <ul class={css.people}>
            {rows.map((person, index) => (
              <Line key={person.customerId ?? `erased ${index}`} person={person} when={when} />
            ))}
          </ul>
          <Pager list={people} />
        </>
      )}
    </Loaded>
  );
}

function Line({ person, when }: { person: Person; when: NonNullable<Props["when"]> }) {
  return (
    <li class={css.person}>
      <span class={css.who}>
        {person.customerId === null ? (
          <span class={css.erased}>{t.funnel.deleted}</span>
        ) : (
          <a
            class={classNames(css.name, person.name === null && css.nameless)}
            href={`/customers/${person.customerId}`}
          >
            {person.name ?? t.funnel.nameUnknown}
          </a>
        )}
        <span class={css.origin}>{originWords(person.origin)}</span>
      </span>
      <span class={css.when}>{person.at && when(<RelativeTime at={person.at} />)}</span>
    </li>
  );
}
