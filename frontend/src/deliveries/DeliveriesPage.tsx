import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { useStore } from "../state/use-store.ts";
import { Card } from "../ui/Card.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ChoiceFilter } from "./ChoiceFilter.tsx";
import { choiceOf, hintOf } from "./choices.ts";
import { DeliveryList } from "./DeliveryList.tsx";
import css from "./deliveries.module.css";
import { createDeliveriesStore, withSent } from "./deliveries-store.ts";
import { ParkedList } from "./ParkedList.tsx";
import { SendingLine } from "./SendingLine.tsx";

export function DeliveriesPage({ route }: PageProps) {
  const store = useStore(() => createDeliveriesStore());
  const choice = choiceOf(route.query);
  const counts = withSent(store.counts.data.value, store.sent.data.value);
  const changed = () => void store.counts.refresh();

  return (
    <>
      <PageHeader title={t.deliveries.deliveries} hint={t.deliveries.everyMessageEMailAnd} />
      <SendingLine store={store} />
      <ChoiceFilter choice={choice} counts={counts} />
      <Card flush>
        <p class={css.hint}>{hintOf(choice, counts)}</p>
        {choice === "parked" ? (
          <ParkedList changed={changed} />
        ) : (
          // Each choice has its own store, so that no row of one is shown under another.
          <DeliveryList
            key={choice}
            choice={choice}
            changed={changed}
            sending={store.status.data.value}
            counts={counts}
            names={store.names.data.value}
          />
        )}
      </Card>
    </>
  );
}
