import type { ParkedEvent } from "../api/parked.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon, PlayIcon } from "../ui/icons.tsx";
import { idName } from "../ui/lines.ts";
import { Pager } from "../ui/Pager.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { WORDS } from "./choices.ts";
import css from "./parked.module.css";
import { createParkedStore } from "./parked-store.ts";
import { eventWord, readable } from "./parked-words.ts";

interface Props {
  changed: () => void;
}

export function ParkedList({ changed }: Props) {
  const store = useStore(() => createParkedStore(changed));
  return (
    <>
      <Loaded
        resource={store.events}
        empty={
          <EmptyState
            picture={<CheckIcon size={28} />}
            title={t.deliveries.nothingNeedsAttention}
            sentence={WORDS.parked.empty}
          />
        }
      >
        {(events) => (
          <ul>
            {events.map((event) => (
              <Parked
                key={event.id}
                event={event}
                busy={store.replay.busy.value.has(event.id)}
                onReplay={() => store.replay.run(event.id)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <Pager list={store.events} />
    </>
  );
}

interface ParkedProps {
  event: ParkedEvent;
  busy: boolean;
  onReplay: () => unknown;
}

function Parked({ event, busy, onReplay }: ParkedProps) {
  return (
    <li class={css.event}>
      <div class={css.head}>
        <div class={css.words}>
          <p class={css.what}>{eventWord(event.kind)}</p>
          <p class={css.soft}>
            <a href={`/customers?q=${encodeURIComponent(event.person)}`}>
              {idName(event.line)} {event.person}
            </a>{" "}
            · <RelativeTime at={event.at} />
          </p>
        </div>
        <Button icon={<PlayIcon size={16} />} busy={busy} onPress={onReplay}>
          {t.deliveries.replay}
        </Button>
      </div>
      {event.error && <p class={css.error}>{event.error}</p>}
      <details class={css.raw}>
        <summary>{t.deliveries.showTheEvent}</summary>
        <pre>{readable(event.raw)}</pre>
      </details>
    </li>
  );
}
