import { useEffect } from "preact/hooks";
import type { Customer } from "../api/customers.ts";
import { originOfValue, originValue } from "../leads/lead-words.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Badge } from "../ui/Badge.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import { now } from "../ui/now.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Pager } from "../ui/Pager.tsx";
import { PersonName } from "../ui/PersonName.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { Avatar } from "./Avatar.tsx";
import { answering, originWords, reach } from "./customer-words.ts";
import css from "./customers.module.css";
import { type CustomersStore, createCustomersStore, filterOf } from "./customers-store.ts";

export function CustomersPage({ route, status }: PageProps) {
  const store = useStore(() => createCustomersStore(filterOf(route.query)));
  useEffect(() => store.show(filterOf(route.query)), [route, store]);

  return (
    <>
      <PageHeader title="Customers" hint="Everybody who has written to the page." />
      <Filters store={store} />
      <Card flush>
        <Loaded
          resource={store.customers}
          skeleton={<div class={css.waiting} />}
          empty={<Nobody store={store} simulator={status.value?.simulator ?? false} />}
        >
          {(rows) => (
            <Table
              caption="Customers"
              columns={COLUMNS}
              rows={rows}
              rowKey={(customer) => customer.id}
              href={(customer) => `/customers/${customer.id}`}
            />
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
  { head: "Came from", cell: ({ origin }) => <bdi class={css.origin}>{originWords(origin)}</bdi> },
  {
    head: "State",
    cell: (customer) => {
      const { tone, words } = answering(customer, now.value) ?? reach(customer, now.value);
      return (
        <Badge tone={tone} dot>
          {words}
        </Badge>
      );
    },
  },
];

function Filters({ store: { typed, filter, origins, search, chooseOrigin } }: { store: CustomersStore }) {
  const chosen = filter.value.origin;
  const known = new Set([...(origins.data.value ?? []), ...(chosen === null ? [] : [chosen])]);
  const options = [...known].map((origin) => ({ value: originValue(origin), label: originWords(origin) }));
  return (
    <search class={css.filters}>
      <SearchField placeholder="Name or Messenger number" value={typed.value} onInput={search} />
      <Select
        label="Came from"
        hideLabel
        value={originValue(chosen)}
        options={[{ value: "", label: "From everywhere" }, ...options]}
        onChange={(value) => chooseOrigin(originOfValue(value))}
      />
    </search>
  );
}

function Nobody({ store, simulator }: { store: CustomersStore; simulator: boolean }) {
  const { q, origin } = store.filter.value;
  if (q || origin !== null)
    return (
      <NothingFound
        title="Nobody like that"
        sentence="Names are found by any part of them, Messenger numbers by how they begin."
        verb="Show everybody"
        onPress={store.everybody}
      />
    );
  return (
    <EmptyState
      picture={<CustomersIcon size={28} />}
      title="Nobody has written yet"
      sentence="Whoever opens the chat with your page stands here from their first message on. A poster with a QR code at the till is a good start."
    >
      {simulator && <ButtonLink href="/demo">Play a customer</ButtonLink>}
      <ButtonLink kind="primary" href="/settings">
        Make a link
      </ButtonLink>
    </EmptyState>
  );
}
