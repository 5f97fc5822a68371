import { useEffect } from "preact/hooks";
import type { OriginPeople } from "../api/origins.ts";
import { hrefOf } from "../settings/sections.ts";
import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { zoneName } from "../ui/format.ts";
import { OriginsIcon, QrIcon } from "../ui/icons.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { SPANS, type Span, spanOf } from "../ui/spans.ts";
import { Table } from "../ui/Table.tsx";
import { Tile, Tiles } from "../ui/Tile.tsx";
import { addressOf, USUAL } from "./address.ts";
import { columns, peopleFrom } from "./origin-columns.tsx";
import { byCustomers, totals } from "./origin-figures.ts";
import css from "./origins.module.css";
import { createOriginsStore } from "./origins-store.ts";

export function OriginsPage({ route }: PageProps) {
  const store = useStore(() => createOriginsStore(spanOf(route.query, USUAL)));
  const span = spanOf(route.query, USUAL);
  useEffect(() => {
    store.span.value = span;
  }, [span, store]);

  return (
    <>
      <PageHeader title="Sources" hint="Where people came from, and what they have done since.">
        <ButtonLink href={hrefOf("links")} icon={<QrIcon size={16} />}>
          Links & QR codes
        </ButtonLink>
      </PageHeader>
      <Segmented
        label="When they came"
        wrap
        value={span}
        options={SPANS}
        onChange={(chosen) => navigate(addressOf(chosen), { replace: true })}
      />
      <Loaded resource={store.origins} skeleton={<div class={css.waiting} />} empty={<Nobody span={span} />}>
        {(origins) => <Figures origins={origins} />}
      </Loaded>
    </>
  );
}

function Figures({ origins }: { origins: OriginPeople[] }) {
  const rows = byCustomers(origins);
  return (
    <>
      <Tiles label="Everyone who came in this period">
        {totals(rows).map(({ measure, label, people, part }) => (
          <Tile key={measure} label={label} value={people} share={part ?? undefined} />
        ))}
      </Tiles>
      <Card
        title="By source"
        hint={`Percentages are of customers. Each person counts once, on the day they came. Time zone: ${zoneName()}.`}
        flush
      >
        <Table
          caption="Sources"
          columns={columns(rows)}
          rows={rows}
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
        title={span === "all" ? "No customers yet" : "No customers in this period"}
        sentence="Create a link for each place (poster, flyer, bio) to see which one works."
      >
        {span !== "all" && <ButtonLink href={addressOf("all")}>Show all days</ButtonLink>}
        <ButtonLink kind="primary" href={hrefOf("links")}>
          Create a link
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
