import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { type CustomerDetail, type Journey, showCustomerDataUrl } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { storyNamed } from "../stories/the-stories.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon, CustomersIcon, DownloadIcon, TrashIcon } from "../ui/icons.tsx";
import { Row, Stack } from "../ui/Layout.tsx";
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
import { byHandVerb, redeemable } from "./steps.ts";
import { TheirCoupons } from "./TheirCoupons.tsx";
import { Timeline } from "./Timeline.tsx";

const BACK = { href: "/customers", label: t.customers.customers };

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
  const ask = (journey: Journey) => {
    store.asked.value = journey;
  };

  return (
    <>
      <PageHeader
        title={person ? (person.name ?? t.customers.noName) : t.customers.customer}
        back={BACK}
        badge={person && <ReachBadge person={person} />}
      >
        {person && <Redeem person={person} onRedeem={ask} />}
        {person && (
          <Button
            kind="danger"
            icon={<TrashIcon size={16} />}
            onPress={() => {
              asking.value = true;
            }}
          >
            {t.customers.deleteCustomer}
          </Button>
        )}
      </PageHeader>
      <div class={css.closely}>
        <Stack>
          {person && <HandBack person={person} handBack={store.handBack} />}
          <Card title={t.customers.profile}>
            <Loaded resource={store.person}>{(known) => <Facts person={known} speak={store.speak} />}</Loaded>
          </Card>
          <TheirCoupons id={id} />
          {person && <TheirData id={id} />}
          {person && (
            <Journeys journeys={person.journeys} onRedeem={redeemableOf(person).length > 1 ? ask : null} />
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
      {person && (
        <EraseDialog
          open={asking.value}
          name={person.name}
          line={person.line}
          erase={store.erase}
          onClose={() => {
            asking.value = false;
          }}
        />
      )}
    </>
  );
}

/** For people who ask what is stored about them. */
function TheirData({ id }: { id: string }) {
  return (
    <Card title={t.customers.everythingAboutThem} hint={t.customers.ifTheyAskForACopyOfWhatIs}>
      <Row>
        <ButtonLink href={showCustomerDataUrl(id, "json")} icon={<DownloadIcon size={16} />} download>
          {t.customers.downloadData}
        </ButtonLink>
        <ButtonLink href={showCustomerDataUrl(id, "html")} target="_blank">
          {t.customers.openAsAPage}
        </ButtonLink>
      </Row>
    </Card>
  );
}

interface RedeemProps {
  person: CustomerDetail;
  onRedeem: (journey: Journey) => void;
}

/** At the till nobody should have to scroll; of several campaigns, each has its button in the list. */
function Redeem({ person, onRedeem }: RedeemProps) {
  const [journey, ...others] = redeemableOf(person);
  if (!journey || others.length > 0) return null;
  const verb = byHandVerb(storyNamed(journey.story));
  return (
    <Button
      kind="primary"
      icon={<CheckIcon size={16} />}
      aria-label={`${verb}: ${journey.campaignName}`}
      onPress={() => onRedeem(journey)}
    >
      {verb}
    </Button>
  );
}

function redeemableOf({ journeys }: CustomerDetail): Journey[] {
  return journeys.filter(({ story, path }) => redeemable(storyNamed(story), path));
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
      <PageHeader title={t.customers.customer} back={BACK} />
      <Card>
        <EmptyState
          picture={<CustomersIcon size={28} />}
          title={t.customers.customerNotFound}
          sentence={t.customers.theyMayHaveBeenDeletedYour}
        >
          <ButtonLink href="/customers">{t.customers.backToCustomers}</ButtonLink>
        </EmptyState>
      </Card>
    </>
  );
}
