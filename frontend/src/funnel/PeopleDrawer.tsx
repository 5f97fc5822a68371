import { exportPeopleUrl, type PeopleChoice, type Person, type Stats } from "../api/figures.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { classNames } from "../ui/class-names.ts";
import { Drawer } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { Pager } from "../ui/Pager.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { choiceSentence } from "./figures.ts";
import css from "./people.module.css";
import { type Chosen, createPeopleStore, originWords } from "./people-store.ts";

interface Props {
  stats: Stats;
  /** Whom to show; null: the drawer is closed. */
  choice: PeopleChoice | null;
  onClose: () => void;
}

/** The people behind a figure, by name, with a table of all of them to take away. */
export function PeopleDrawer({ stats, choice, onClose }: Props) {
  const actions = choice && (
    <DownloadTable
      label={t.funnel.download}
      href={(format) => exportPeopleUrl(stats.campaign, choice, format)}
    />
  );
  const title = choice ? choiceSentence(storyNamed(stats.story), stats, choice) : "";
  return (
    <Drawer open={choice !== null} title={title} onClose={onClose} actions={actions}>
      {choice && <PeopleList key={JSON.stringify(choice)} chosen={{ campaign: stats.campaign, choice }} />}
    </Drawer>
  );
}

function PeopleList({ chosen }: { chosen: Chosen }) {
  const { people } = useStore(() => createPeopleStore(chosen));
  return (
    <Loaded
      resource={people}
      empty={
        <EmptyState
          picture={<CustomersIcon size={28} />}
          title={t.funnel.nobodyHere}
          sentence={t.funnel.theFigureHasChangedSinceOr}
        />
      }
    >
      {(rows) => (
        <>
          <ul class={css.people}>
            {rows.map((person, index) => (
              <Line key={person.customerId ?? `erased ${index}`} person={person} />
            ))}
          </ul>
          <Pager list={people} />
        </>
      )}
    </Loaded>
  );
}

function Line({ person }: { person: Person }) {
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
      <span class={css.when}>{person.at && <RelativeTime at={person.at} />}</span>
    </li>
  );
}
