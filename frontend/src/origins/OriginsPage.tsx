import { useEffect } from "preact/hooks";
import type { OriginPeople } from "../api/origins.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { zoneName } from "../ui/format.ts";
import { OriginsIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Table } from "../ui/Table.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { OriginBars } from "./OriginBars.tsx";
import { columns, peopleFrom } from "./origin-columns.tsx";
import { totals } from "./origin-figures.ts";
import css from "./origins.module.css";
import { createOriginsStore, type OriginsStore } from "./origins-store.ts";
import { addressOf, SPANS, type Span, spanOf } from "./spans.ts";

export function OriginsPage({ route }: PageProps) {
  const store = useStore(() => createOriginsStore(spanOf(route.query)));
  const span = spanOf(route.query);
  useEffect(() => {
    store.span.value = span;
  }, [span, store]);

  return (
    <>
      <PageHeader title="Sources" hint="Where people came from, and what they have done since." />
      <Segmented
        label="When they came"
        wrap
        value={span}
        options={SPANS}
        onChange={(chosen) => navigate(addressOf(chosen), { replace: true })}
      />
      <Loaded resource={store.origins} skeleton={<div class={css.waiting} />} empty={<Nobody span={span} />}>
        {(origins) => <Figures store={store} origins={origins} />}
      </Loaded>
    </>
  );
}

function Figures({ store, origins }: { store: OriginsStore; origins: OriginPeople[] }) {
  return (
    <>
      <Tiles label="Of all who came in these days">
        {totals(origins).map(({ measure, label, people, part }) => (
          <Tile key={measure} label={label} value={people} share={part ?? undefined} />
        ))}
      </Tiles>
      <OriginBars store={store} origins={origins} />
      <Card
        title="All sources"
        hint={`Each person counts once, on the day they came. Time zone: ${zoneName()}.`}
        flush
      >
        <Table
          caption="Sources"
          columns={columns(origins)}
          rows={origins}
          rowKey={({ origin }) => origin}
          href={peopleFrom}
        />
      </Card>
    </>
  );
}

function Nobody({ span }: { span: Span }) {
  return (
    <Card>
      <EmptyState
        picture={<OriginsIcon size={28} />}
        title={span === "all" ? "Nobody has come yet" : "Nobody came in these days"}
        sentence="Create a link for each place (poster, flyer, bio) to see which one works."
      >
        {span !== "all" && <ButtonLink href={addressOf("all")}>Show all days</ButtonLink>}
        <ButtonLink kind="primary" href="/settings?section=links">
          Create a link
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
