import { navigate } from "../shell/router.ts";
import type { PageProps } from "../shell/screens.ts";
import { useStore } from "../state/use-store.ts";
import { Card } from "../ui/Card.tsx";
import { classNames } from "../ui/class-names.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { CHOICES, type Choice, choiceOf, countOf, countWords, hintOf, WORDS } from "./choices.ts";
import { DeliveryList } from "./DeliveryList.tsx";
import css from "./deliveries.module.css";
import { createDeliveriesStore, type DeliveriesStore } from "./deliveries-store.ts";
import { ParkedList } from "./ParkedList.tsx";
import { SendingLine } from "./SendingLine.tsx";

export function DeliveriesPage({ route }: PageProps) {
  const store = useStore(() => createDeliveriesStore());
  const choice = choiceOf(route.query);
  const changed = () => void store.counts.refresh();

  return (
    <>
      <PageHeader title="Deliveries" />
      <SendingLine store={store} />
      <Choices store={store} choice={choice} />
      <Card flush>
        <p class={css.hint}>{hintOf(choice, store.counts.data.value)}</p>
        {choice === "parked" ? (
          <ParkedList changed={changed} />
        ) : (
          // Each choice has a store of its own, so that no row of one is shown under another.
          <DeliveryList
            key={choice}
            choice={choice}
            changed={changed}
            sending={store.status.data.value}
            counts={store.counts.data.value}
            names={store.names.data.value}
          />
        )}
      </Card>
    </>
  );
}

/** Somebody has to look at these; the others take care of themselves. */
const ALARMING: Choice[] = ["failed", "parked"];

function Choices({ store, choice }: { store: DeliveriesStore; choice: Choice }) {
  const counts = store.counts.data.value;
  const options = CHOICES.map((value) => {
    const number = countOf(value, counts);
    const note = number ? (
      <span class={classNames(css.count, ALARMING.includes(value) && css.alarm)}>{countWords(number)}</span>
    ) : undefined;
    return { value, label: WORDS[value].label, note };
  });
  return (
    <Segmented
      label="Which deliveries"
      wrap
      value={choice}
      options={options}
      onChange={(value) => navigate(value === "waiting" ? "/deliveries" : `/deliveries?state=${value}`)}
    />
  );
}
