import { useEffect } from "preact/hooks";
import { WELCOME } from "../api/campaigns.ts";
import type { Customer } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import { originOfValue, originValue } from "../leads/lead-words.ts";
import { hrefOf } from "../settings/sections.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { campaignStories, storyNamed } from "../stories/the-stories.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { LINES } from "../ui/lines.ts";
import { NothingFound } from "../ui/NothingFound.tsx";
import { now } from "../ui/now.ts";
import { OwnName } from "../ui/OwnName.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Pager } from "../ui/Pager.tsx";
import { PersonName } from "../ui/PersonName.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { Avatar } from "./Avatar.tsx";
import { answering, originWords, reach, totalWords } from "./customer-words.ts";
import css from "./customers.module.css";
import { type CustomersStore, createCustomersStore, filterOf } from "./customers-store.ts";
import { missedLast, placesOf, stepWord } from "./steps.ts";

export function CustomersPage({ route, status }: PageProps) {
  const store = useStore(() => createCustomersStore(filterOf(route.query)));
  useEffect(() => store.show(filterOf(route.query)), [route, store]);

  return (
    <>
      <PageHeader title={t.customers.customers} hint={t.customers.everyoneWhoHasMessagedYou}>
        <ButtonLink href="/segments" icon={<CustomersIcon size={16} />}>
          {t.segments.title}
        </ButtonLink>
      </PageHeader>
      <Filters store={store} />
      <Card flush>
        <Loaded
          resource={store.customers}
          skeleton={<div class={css.waiting} />}
          empty={<Nobody store={store} simulator={status.value?.simulator ?? false} />}
        >
          {(rows) => (
            <>
              {store.total.value !== null && (
                <p class={css.total} role="status">
                  {totalWords(store.total.value)}
                </p>
              )}
              <Table
                caption={t.customers.customers}
                columns={COLUMNS}
                rows={rows}
                rowKey={(customer) => customer.id}
                href={(customer) => `/customers/${customer.id}`}
              />
            </>
          )}
        </Loaded>
        <Pager list={store.customers} />
      </Card>
    </>
  );
}

const COLUMNS: Column<Customer>[] = [
  {
    head: t.customers.name,
    names: true,
    cell: ({ name }) => (
      <span class={css.person}>
        <Avatar name={name} />
        <PersonName name={name} />
      </span>
    ),
  },
  { head: t.customers.step, cell: ({ journey }) => <Step journey={journey} /> },
  { head: t.customers.cameFrom, cell: ({ origin }) => <bdi class={css.origin}>{originWords(origin)}</bdi> },
  {
    head: t.customers.language,
    cell: ({ language }) => <OwnName language={language} />,
  },
  {
    head: t.customers.lastSeen,
    cell: ({ lastEventAt }) => (
      <span class={css.seen}>{lastEventAt ? <RelativeTime at={lastEventAt} /> : t.customers.never}</span>
    ),
  },
  { head: t.customers.messages, cell: (customer) => <Reach customer={customer} /> },
];

/** How far they are in the campaign they entered last. */
function Step({ journey }: Pick<Customer, "journey">) {
  if (journey === null) return <span class={css.soft}>–</span>;
  const story = storyNamed(journey.story);
  return (
    <span class={css.step}>
      {stepWord(story, journey.path) ?? t.customers.onTheWay}
      {journey.campaign !== WELCOME && <bdi class={css.soft}>{journey.campaignName}</bdi>}
      {missedLast(story, journey.path) && (
        <span class={css.missed}>{t.customers.lastMessageDidntArrive}</span>
      )}
    </span>
  );
}

/** Most can be messaged; only what is out of the ordinary stands out. */
function Reach({ customer }: { customer: Customer }) {
  const answered = answering(customer, now.value);
  const { tone, words } = answered ?? reach(customer, now.value);
  if (tone === "good") return <span class={css.seen}>{words}</span>;
  if (tone === "calm") return <span class={css.soft}>{words}</span>;
  return <Badge tone={tone}>{words}</Badge>;
}

function Filters({ store }: { store: CustomersStore }) {
  const { typed, filter, origins, search, choose } = store;
  const { origin, line, language, step, sort } = filter.value;
  const known = new Set([...(origins.data.value ?? []), ...(origin === null ? [] : [origin])]);
  const options = [...known].map((one) => ({ value: originValue(one), label: originWords(one) }));
  const steps = campaignStories().flatMap((story) =>
    placesOf(story).map((place) => ({ ...place, group: story.label })),
  );
  return (
    <search class={css.filters}>
      <SearchField placeholder={t.customers.nameOrId} value={typed.value} onInput={search} />
      <Select
        label={t.customers.step}
        hideLabel
        value={step}
        options={[{ value: "", label: t.customers.anyStep }, ...steps]}
        onChange={(value) => choose({ step: value })}
      />
      <Select
        label={t.customers.cameFrom}
        hideLabel
        value={originValue(origin)}
        options={[{ value: "", label: t.customers.anySource }, ...options]}
        onChange={(value) => choose({ origin: originOfValue(value) })}
      />
      <Select
        label={t.customers.howTheyTalkToYou}
        hideLabel
        value={line ?? "both"}
        options={LINES}
        onChange={(value) => choose({ line: value === "both" ? undefined : value })}
      />
      <Select
        label={t.customers.language}
        hideLabel
        value={language ?? ""}
        options={[{ value: "", label: t.customers.anyLanguage }, ...TONGUE_CHOICES]}
        onChange={(value) => choose({ language: value || undefined })}
      />
      <Select
        label={t.customers.sortBy}
        hideLabel
        value={sort}
        options={SORTS}
        onChange={(value) => choose({ sort: value })}
      />
    </search>
  );
}

const SORTS = [
  { value: "newest", label: t.customers.newestFirst },
  { value: "last_seen", label: t.customers.lastSeenFirst },
] as const;

function Nobody({ store, simulator }: { store: CustomersStore; simulator: boolean }) {
  const { q, origin, line, language, step } = store.filter.value;
  if (q || origin !== null || line || language || step)
    return (
      <NothingFound
        title={t.customers.noMatches}
        sentence={t.customers.searchByAnyPartOfANameOrThe}
        verb={t.customers.showAllCustomers}
        onPress={store.everybody}
      />
    );
  return (
    <EmptyState
      picture={<CustomersIcon size={28} />}
      title={t.customers.noCustomersYet}
      sentence={t.customers.peopleAppearHereAsSoonAsThey}
    >
      {simulator && <ButtonLink href="/demo">{t.customers.playACustomer}</ButtonLink>}
      <ButtonLink kind="primary" href={hrefOf("links")}>
        {t.customers.createALink}
      </ButtonLink>
    </EmptyState>
  );
}
