import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { CustomerDetail } from "../api/customers.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CustomersIcon, TrashIcon } from "../ui/icons.tsx";
import { Stack } from "../ui/Layout.tsx";
import { now } from "../ui/now.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { createCustomerStore } from "./customer-store.ts";
import { reach } from "./customer-words.ts";
import css from "./customers.module.css";
import { EraseDialog } from "./EraseDialog.tsx";
import { Facts } from "./Facts.tsx";
import { HandBack } from "./HandBack.tsx";
import { Journeys } from "./Journeys.tsx";
import { RedeemDialog } from "./RedeemDialog.tsx";
import { Timeline } from "./Timeline.tsx";

const BACK = { href: "/customers", label: "Customers" };

export function CustomerPage({ route }: PageProps) {
  const id = route.params.id ?? "";
  // Another number on the same path is another person, with a store of their own.
  return <Person key={id} id={id} />;
}

function Person({ id }: { id: string }) {
  const store = useStore(() => createCustomerStore(id));
  const [asking] = useState(() => signal(false));
  if (store.gone.value) return <Unknown />;
  const person = store.person.data.value;

  return (
    <>
      <PageHeader
        title={person ? (person.name ?? "Name unknown") : "Customer"}
        back={BACK}
        badge={person && <ReachBadge person={person} />}
      >
        {person && (
          <Button
            kind="danger"
            icon={<TrashIcon size={16} />}
            onPress={() => {
              asking.value = true;
            }}
          >
            Erase
          </Button>
        )}
      </PageHeader>
      <div class={css.closely}>
        <Stack>
          {person && <HandBack person={person} handBack={store.handBack} />}
          <Card title="Who they are">
            <Loaded resource={store.person}>{(known) => <Facts person={known} />}</Loaded>
          </Card>
          {person && (
            <Journeys
              journeys={person.journeys}
              onRedeem={(journey) => {
                store.asked.value = journey;
              }}
            />
          )}
        </Stack>
        <Timeline
          timeline={store.timeline}
          name={person?.name ?? null}
          journeys={person?.journeys ?? []}
          versions={store.versions.data.value ?? {}}
        />
      </div>
      <RedeemDialog store={store} />
      <EraseDialog
        open={asking.value}
        name={person?.name ?? null}
        erase={store.erase}
        onClose={() => {
          asking.value = false;
        }}
      />
    </>
  );
}

function ReachBadge({ person }: { person: CustomerDetail }) {
  const { tone, words } = reach(person, now.value);
  return (
    <Badge tone={tone} dot>
      {words}
    </Badge>
  );
}

function Unknown() {
  return (
    <>
      <PageHeader title="Customer" back={BACK} />
      <Card>
        <EmptyState
          picture={<CustomersIcon size={28} />}
          title="Nobody here"
          sentence="There is no customer at this address. Perhaps they were erased; then nothing of theirs is left but a place in the figures."
        >
          <ButtonLink href="/customers">Back to the customers</ButtonLink>
        </EmptyState>
      </Card>
    </>
  );
}
