import { useEffect } from "preact/hooks";
import { WELCOME } from "../api/campaigns.ts";
import type { Customer } from "../api/customers.ts";
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
import { LINES } from "../ui/lines.ts";
import { NothingFound } from "../ui/NothingFound.tsx";
import { now } from "../ui/now.ts";
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
      <PageHeader title="Customers" hint="Everyone who has messaged you." />
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
                caption="Customers"
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
    head: "Name",
    names: true,
    cell: ({ name }) => (
      <span class={css.person}>
        <Avatar name={name} />
        <PersonName name={name} />
      </span>
    ),
  },
  { head: "Step", cell: ({ journey }) => <Step journey={journey} /> },
  { head: "Came from", cell: ({ origin }) => <bdi class={css.origin}>{originWords(origin)}</bdi> },
  {
    head: "Last seen",
    cell: ({ lastEventAt }) => (
      <span class={css.seen}>{lastEventAt ? <RelativeTime at={lastEventAt} /> : "Never"}</span>
    ),
  },
  { head: "Messages", cell: (customer) => <Reach customer={customer} /> },
];

/** How far they are in the campaign they entered last. */
function Step({ journey }: Pick<Customer, "journey">) {
  if (journey === null) return <span class={css.soft}>–</span>;
  const story = storyNamed(journey.story);
  return (
    <span class={css.step}>
      {stepWord(story, journey.path) ?? "On the way"}
      {journey.campaign !== WELCOME && <bdi class={css.soft}>{journey.campaignName}</bdi>}
      {missedLast(story, journey.path) && <span class={css.missed}>Last message didn’t arrive</span>}
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
  const { origin, line, step, sort } = filter.value;
  const known = new Set([...(origins.data.value ?? []), ...(origin === null ? [] : [origin])]);
  const options = [...known].map((one) => ({ value: originValue(one), label: originWords(one) }));
  const steps = campaignStories().flatMap((story) =>
    placesOf(story).map((place) => ({ ...place, group: story.label })),
  );
  return (
    <search class={css.filters}>
      <SearchField placeholder="Name or ID" value={typed.value} onInput={search} />
      <Select
        label="Step"
        hideLabel
        value={step}
        options={[{ value: "", label: "Any step" }, ...steps]}
        onChange={(value) => choose({ step: value })}
      />
      <Select
        label="Came from"
        hideLabel
        value={originValue(origin)}
        options={[{ value: "", label: "Any source" }, ...options]}
        onChange={(value) => choose({ origin: originOfValue(value) })}
      />
      <Select
        label="How they talk to you"
        hideLabel
        value={line ?? "both"}
        options={LINES}
        onChange={(value) => choose({ line: value === "both" ? undefined : value })}
      />
      <Select
        label="Sort by"
        hideLabel
        value={sort}
        options={SORTS}
        onChange={(value) => choose({ sort: value })}
      />
    </search>
  );
}

const SORTS = [
  { value: "newest", label: "Newest first" },
  { value: "last_seen", label: "Last seen first" },
] as const;

function Nobody({ store, simulator }: { store: CustomersStore; simulator: boolean }) {
  const { q, origin, line, step } = store.filter.value;
  if (q || origin !== null || line || step)
    return (
      <NothingFound
        title="No matches"
        sentence="Search by any part of a name, or the start of an ID."
        verb="Show all customers"
        onPress={store.everybody}
      />
    );
  return (
    <EmptyState
      picture={<CustomersIcon size={28} />}
      title="No customers yet"
      sentence="People appear here as soon as they write to you. A poster with a QR code at the till is a good start."
    >
      {simulator && <ButtonLink href="/demo">Play a customer</ButtonLink>}
      <ButtonLink kind="primary" href={hrefOf("links")}>
        Create a link
      </ButtonLink>
    </EmptyState>
  );
}
