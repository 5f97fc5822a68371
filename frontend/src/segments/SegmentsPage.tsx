import { exportSegmentPeopleUrl, type Headcount, listSegmentPeople, type Segment } from "../api/segments.ts";
import { DownloadTable } from "../download/DownloadTable.tsx";
import { PeopleLines } from "../funnel/PeopleLines.tsx";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { createPagedList } from "../state/paged-list.ts";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm, Drawer } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon, DeliveriesIcon, PencilIcon, PlusIcon, TrashIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Builder } from "./Builder.tsx";
import { headcountWords, sentenceWords } from "./segment-words.ts";
import css from "./segments.module.css";
import { createSegmentsStore, type SegmentsStore } from "./segments-store.ts";
import { WriteDialog } from "./WriteDialog.tsx";
import { createWriteStore, type WriteStore } from "./write-store.ts";

/** People who have something in common: put together, counted, seen, and written to. */
export function SegmentsPage() {
  const store = useStore(() => createSegmentsStore());
  const writing = useStore(() => createWriteStore());
  return (
    <>
      <PageHeader
        title={t.segments.title}
        hint={t.segments.hint}
        back={{ href: "/customers", label: t.segments.customers }}
      >
        {store.draft.value === null && (
          <Button kind="primary" icon={<PlusIcon size={16} />} onPress={store.begin}>
            {t.segments.newSegment}
          </Button>
        )}
      </PageHeader>
      <Segments store={store} writing={writing} />
    </>
  );
}

/** The builder while it is used, and those that are saved. */
export function Segments({ store, writing }: { store: SegmentsStore; writing: WriteStore }) {
  return (
    <>
      {store.draft.value && <Builder draft={store.draft.value} store={store} />}
      <Card flush>
        <Loaded resource={store.segments} empty={<NoSegments />} isEmpty={(all) => all.length === 0}>
          {(all) => (
            <ul aria-label={t.segments.title}>
              {all.map((segment) => (
                <Item key={segment.id} segment={segment} store={store} writing={writing} />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <People store={store} />
      <Removing store={store} />
      <WriteDialog store={writing} />
    </>
  );
}

function NoSegments() {
  return (
    <EmptyState picture={<CustomersIcon size={28} />} title={t.segments.none} sentence={t.segments.noneYet} />
  );
}

interface ItemProps {
  segment: Segment;
  store: SegmentsStore;
  writing: WriteStore;
}

function Item({ segment, store, writing }: ItemProps) {
  const { id, name, where } = segment;
  const counted = store.counts.value.get(id);
  return (
    <li class={css.item} aria-label={name}>
      <div class={css.words}>
        <p class={css.name}>
          <bdi>{name}</bdi>
        </p>
        <p class={css.soft}>
          {sentenceWords(where, store.campaigns.data.value ?? []) ?? t.segments.onlyByProgram}
        </p>
      </div>
      <p class={css.count}>{counted ? headcountWords(counted) : t.segments.counting}</p>
      <div class={css.buttons}>
        <Button icon={<CustomersIcon size={16} />} onPress={() => (store.seen.value = segment)}>
          {t.segments.see}
        </Button>
        <Button icon={<DeliveriesIcon size={16} />} onPress={() => writing.ask({ name, where, segment })}>
          {t.segments.write}
        </Button>
        <Button icon={<PencilIcon size={16} />} onPress={() => store.edit(segment)}>
          {t.segments.edit}
        </Button>
        <Button icon={<TrashIcon size={16} />} onPress={() => store.askToRemove(segment)}>
          {t.segments.remove}
        </Button>
      </div>
    </li>
  );
}

/** The people of one, by name, with a table of all of them to take away. */
function People({ store }: { store: SegmentsStore }) {
  const segment = store.seen.value;
  return (
    <Drawer
      open={segment !== null}
      title={segment?.name ?? ""}
      onClose={() => {
        store.seen.value = null;
      }}
      actions={
        segment && (
          <DownloadTable
            label={t.segments.download}
            href={(format) => exportSegmentPeopleUrl(segment.id, format)}
          />
        )
      }
    >
      {segment && <PeopleOf key={segment.id} id={segment.id} count={store.counts.value.get(segment.id)} />}
    </Drawer>
  );
}

function PeopleOf({ id, count }: { id: string; count: Headcount | undefined }) {
  const people = useStore(() => createPagedList((cursor) => listSegmentPeople(id, { cursor, limit: 50 })));
  return (
    <>
      {count && count.people > 0 && <p class={css.soft}>{headcountWords(count)}</p>}
      <PeopleLines
        people={people}
        title={t.segments.nobody}
        sentence={t.segments.nobodyNow}
        when={t.segments.firstCame}
      />
    </>
  );
}

function Removing({ store }: { store: SegmentsStore }) {
  const { leaving, remove } = store;
  const failure = remove.failure.value;
  return (
    <Confirm
      open={leaving.value !== null}
      title={t.segments.removeTitle(leaving.value?.name ?? "")}
      verb={t.segments.remove}
      danger
      busy={remove.busy.value}
      problem={failure === null ? null : sentenceOf(failure)}
      onConfirm={() => remove.run()}
      onClose={() => store.askToRemove(null)}
    >
      <p>{t.segments.removeHint}</p>
    </Confirm>
  );
}
