import { useRef } from "preact/hooks";
import type { DeliveryChoice, DeliveryCounts } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon } from "../ui/icons.tsx";
import { Pager } from "../ui/Pager.tsx";
import { Table } from "../ui/Table.tsx";
import { emptyOf, groupOf, WORDS } from "./choices.ts";
import css from "./deliveries.module.css";
import { deliveryColumns } from "./delivery-columns.tsx";
import { createDeliveryListStore } from "./delivery-list-store.ts";
import { PostedDrawer } from "./PostedDrawer.tsx";
import type { Sending } from "./sending-words.ts";

interface Props {
  choice: DeliveryChoice & keyof typeof WORDS;
  changed: () => void;
  sending: Sending | null;
  counts: DeliveryCounts | null;
  /** The campaigns' names by their ids. */
  names: ReadonlyMap<string, string> | null;
}

export function DeliveryList({ choice, changed, sending, counts, names }: Props) {
  const store = useStore(() => createDeliveryListStore(choice, changed));
  const place = useRef<HTMLDivElement>(null);
  const rows = store.rows.value;
  const busy = store.decide.busy.value;

  const columns = deliveryColumns({
    choice,
    sending,
    names,
    busy,
    look: (id) => {
      store.shown.value = id;
    },
    decide: async (id, decision) => {
      await store.decide.run(id, decision);
      // The button that had the focus is gone with the decision.
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    },
  });

  return (
    <div
      ref={place}
      class={css.place}
      tabIndex={-1}
      onPointerEnter={() => store.stayStill("pointer", true)}
      onPointerLeave={() => store.stayStill("pointer", false)}
      onFocusIn={(event) => isByKeyboard(event.target) && store.stayStill("focus", true)}
      onFocusOut={() => store.stayStill("focus", false)}
    >
      <Loaded
        resource={store.list}
        skeleton={<div class={css.waiting} />}
        isEmpty={() => rows.length === 0}
        empty={
          <EmptyState
            picture={<CheckIcon size={28} />}
            title={EMPTY_TITLES[groupOf(choice).group]}
            sentence={emptyOf(choice, counts)}
          />
        }
      >
        {() => (
          <Table
            caption={WORDS[choice].label}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.delivery.id}
          />
        )}
      </Loaded>
      <Pager list={store.list} />
      <PostedDrawer shown={store.shown} />
    </div>
  );
}

const EMPTY_TITLES = {
  to_send: t.deliveries.nothingToSend,
  sent: t.deliveries.nothingSentYet,
  problems: t.deliveries.allGood,
};

function isByKeyboard(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(":focus-visible");
}
