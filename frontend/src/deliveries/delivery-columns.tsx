import type { Delivery, DeliveryChoice } from "../api/deliveries.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { count } from "../ui/format.ts";
import { RetryIcon } from "../ui/icons.tsx";
import { now } from "../ui/now.ts";
import { PersonName } from "../ui/PersonName.tsx";
import type { Column } from "../ui/Table.tsx";
import { Countdown, RelativeTime } from "../ui/Times.tsx";
import css from "./deliveries.module.css";
import {
  type Decision,
  decisionsFor,
  isAboutNobody,
  isForOwner,
  isPending,
  nextTry,
  toldWords,
  whatOf,
} from "./delivery-words.ts";
import { stateWord } from "./message-words.ts";
import type { Sending } from "./sending-words.ts";
import type { SteadyRow } from "./steady-rows.ts";

interface Props {
  choice: DeliveryChoice & Parameters<typeof isPending>[0];
  sending: Sending | null;
  names: ReadonlyMap<string, string> | null;
  busy: ReadonlySet<string>;
  decide: (id: string, decision: Decision) => unknown;
  /** Shows what a webhook is sent. */
  look: (id: string) => unknown;
}

export function deliveryColumns({ choice, sending, names, busy, decide, look }: Props): Column<SteadyRow>[] {
  const dimmed = (gone: boolean) => classNames(css.cell, gone && css.gone);
  return [
    {
      head: t.deliveries.to,
      names: true,
      cell: ({ delivery, gone }) => (
        <span class={dimmed(gone)}>
          <Recipient delivery={delivery} />
        </span>
      ),
    },
    {
      head: t.deliveries.what,
      cell: ({ delivery, gone }) => (
        <span class={dimmed(gone)}>
          <bdi class={css.what}>{whatOf(delivery)}</bdi>
          <Campaign delivery={delivery} names={names} />
          {toldWords(delivery) && <bdi class={css.soft}>{toldWords(delivery)}</bdi>}
          {choice === "sent" && <Twice delivery={delivery} />}
        </span>
      ),
    },
    ...(choice === "sent" ? [] : states(dimmed)),
    isPending(choice)
      ? {
          head: t.deliveries.nextAttempt,
          cell: ({ delivery, gone }) => !gone && <Next delivery={delivery} sending={sending} />,
        }
      : {
          head: choice === "sent" ? t.deliveries.sent : t.deliveries.when,
          cell: ({ delivery }) => (
            <span class={css.next}>
              <RelativeTime at={delivery.settledAt ?? delivery.createdAt} />
            </span>
          ),
        },
    {
      head: t.deliveries.actions,
      actions: true,
      cell: ({ delivery, gone }) =>
        gone ? (
          <span class={css.left}>{becameOf(delivery)}</span>
        ) : (
          <Decide delivery={delivery} busy={busy.has(delivery.id)} decide={decide} look={look} />
        ),
    },
  ];
}

/** What was sent needs no word for that, nor how often it was tried. */
function states(dimmed: (gone: boolean) => string): Column<SteadyRow>[] {
  return [
    {
      head: t.deliveries.state,
      cell: ({ delivery, gone }) => (
        <span class={dimmed(gone)}>
          <State delivery={delivery} />
        </span>
      ),
    },
    { head: t.deliveries.attempts, numeric: true, cell: ({ delivery }) => count(delivery.attempts) },
  ];
}

function Recipient({ delivery }: { delivery: Delivery }) {
  const { customerId, customerName, leadId, coupon } = delivery;
  if (isForOwner(delivery)) return <a href="/settings?section=letter">{t.deliveries.you}</a>;
  if (isAboutNobody(delivery)) return <span class={css.soft}>{t.deliveries.deletedCustomer}</span>;
  if (coupon !== null && customerId === null)
    return (
      <a class={css.person} href={`/coupons?q=${encodeURIComponent(coupon.code)}`}>
        {coupon.code}
      </a>
    );
  if (customerName === null && customerId === null)
    return <span class={css.soft}>{t.deliveries.someone}</span>;
  const href = customerId !== null ? `/customers/${customerId}` : leadId !== null ? "/leads" : "/requests";
  return (
    <a class={css.person} href={href}>
      <PersonName name={customerName} />
    </a>
  );
}

function Campaign({ delivery, names }: { delivery: Delivery; names: Props["names"] }) {
  const name = delivery.campaign === null ? null : (names?.get(delivery.campaign) ?? delivery.campaign);
  const said = whatOf(delivery);
  return name && name !== said ? <bdi class={css.soft}>{name}</bdi> : null;
}

function State({ delivery }: { delivery: Delivery }) {
  const { word, tone } = stateWord(delivery.state, delivery.attempts);
  return (
    <>
      <Badge tone={tone}>{word}</Badge>
      {delivery.reason && <span class={css.reason}>{delivery.reason}</span>}
      {delivery.detail && <q class={css.detail}>{delivery.detail}</q>}
      <Twice delivery={delivery} />
    </>
  );
}

function Twice({ delivery }: { delivery: Delivery }) {
  if (!delivery.possibleDuplicate) return null;
  return <span class={css.reason}>{t.deliveries.theyMayGetThisTwiceAnEarlier}</span>;
}

function Next({ delivery, sending }: { delivery: Delivery; sending: Sending | null }) {
  const next = nextTry(delivery, sending, now.value);
  return <span class={css.next}>{next instanceof Date ? <Countdown at={next} /> : (next ?? "–")}</span>;
}

/** A row that only keeps its place: what the owner decided, or that it has moved to another list. */
function becameOf({ state }: Delivery): string {
  return state === "cancelled"
    ? t.deliveries.cancelled
    : state === "queued"
      ? t.deliveries.inLine
      : t.deliveries.movedOn;
}

interface DecideProps {
  delivery: Delivery;
  busy: boolean;
  decide: Props["decide"];
  look: Props["look"];
}

function Decide({ delivery, busy, decide, look }: DecideProps) {
  return (
    <span class={css.decisions}>
      {delivery.kind === "webhook" && !isAboutNobody(delivery) && (
        <Button aria-label={t.deliveries.showWhatIsSent(whatOf(delivery))} onPress={() => look(delivery.id)}>
          {t.deliveries.show}
        </Button>
      )}
      {decisionsFor(delivery, now.value).map((decision) => (
        <span key={decision} class={decision === "cancel" ? css.plain : undefined}>
          <Button
            kind={decision === "cancel" ? "plain" : "quiet"}
            icon={decision === "retry" ? <RetryIcon size={16} /> : undefined}
            busy={busy}
            onPress={() => decide(delivery.id, decision)}
          >
            {VERBS[decision]}
          </Button>
        </span>
      ))}
    </span>
  );
}

const VERBS: Record<Decision, string> = {
  retry: t.deliveries.retry,
  hurry: t.deliveries.sendNow,
  cancel: t.deliveries.cancel,
};
