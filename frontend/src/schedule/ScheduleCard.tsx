import type { PlannedSend } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Loaded } from "../state/Loaded.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Confirm } from "../ui/Dialog.tsx";
import { FormDialog } from "../ui/FormDialog.tsx";
import { dateOfDay, dateTime } from "../ui/format.ts";
import { Switch } from "../ui/Switch.tsx";
import { Table } from "../ui/Table.tsx";
import { TextField } from "../ui/TextField.tsx";
import { PlanDialog } from "./PlanDialog.tsx";
import css from "./schedule.module.css";
import type { ScheduleStore } from "./schedule-store.ts";
import {
  eachRunWords,
  repeatWords,
  rulesWords,
  stateTone,
  stateWords,
  timeWords,
  whyNotSent,
} from "./schedule-words.ts";

/** The calendar of sends: what is planned and what became of the last ones. */
export function ScheduleCard({ store }: { store: ScheduleStore }) {
  const rules = store.schedule.data.value?.rules;
  return (
    <>
      <Card
        flush
        title={t.schedule.plannedSends}
        hint={rules && rulesWords(rules)}
        aside={<Button onPress={store.changeRules}>{t.schedule.quietHours}</Button>}
      >
        <Loaded resource={store.schedule}>
          {({ sends }) =>
            sends.length === 0 ? (
              <p class={css.none}>{t.schedule.nothingIsPlanned}</p>
            ) : (
              <Sends sends={sends} store={store} />
            )
          }
        </Loaded>
      </Card>
      <PlanDialog title={t.schedule.moveThisSend} verb={t.schedule.move} form={store.plan} />
      <Cancelling store={store} />
      <RulesDialog store={store} />
    </>
  );
}

function Sends({ sends, store }: { sends: PlannedSend[]; store: ScheduleStore }) {
  return (
    <Table
      caption={t.schedule.plannedSends}
      rows={sends}
      rowKey={({ id }) => id}
      columns={[
        { head: t.schedule.when, cell: timeWords },
        {
          head: t.schedule.campaign,
          names: true,
          cell: ({ campaign, campaignName }) => (
            <a href={`/campaigns/${encodeURIComponent(campaign)}`}>
              <bdi>{campaignName}</bdi>
            </a>
          ),
        },
        { head: t.schedule.forWhom, cell: (send) => <ForWhom send={send} store={store} /> },
        { head: t.schedule.howOften, cell: (send) => <Often send={send} /> },
        { head: t.schedule.state, cell: (send) => <State send={send} /> },
        { head: t.schedule.actions, actions: true, cell: (send) => <Buttons send={send} store={store} /> },
      ]}
    />
  );
}

function ForWhom({ send, store }: { send: PlannedSend; store: ScheduleStore }) {
  const { segment, repeat, eachRun } = send;
  return (
    <div>
      {segment === null ? (
        t.schedule.everybody
      ) : (
        <bdi>{store.segmentName(segment) ?? t.schedule.aSegment}</bdi>
      )}
      {repeat !== "once" && eachRun === "newcomers" && <p class={css.soft}>{eachRunWords(eachRun)}</p>}
    </div>
  );
}

function Often({ send: { repeat, until } }: { send: PlannedSend }) {
  return (
    <>
      {repeatWords(repeat)}
      {until && <span class={css.soft}> {t.schedule.until(dateOfDay(until))}</span>}
    </>
  );
}

function State({ send }: { send: PlannedSend }) {
  const why = whyNotSent(send);
  return (
    <div>
      <Badge tone={stateTone(send.state)}>{stateWords(send.state)}</Badge>
      {why && <p class={css.soft}>{why}</p>}
    </div>
  );
}

function Buttons({ send, store }: { send: PlannedSend; store: ScheduleStore }) {
  if (send.state !== "planned") return null;
  return (
    <span class={css.buttons}>
      <Button aria-label={t.schedule.moveIt(send.campaignName)} onPress={() => store.move(send)}>
        {t.schedule.move}
      </Button>
      <Button aria-label={t.schedule.cancelIt(send.campaignName)} onPress={() => store.askToCancel(send)}>
        {t.ui.cancel}
      </Button>
    </span>
  );
}

/** Asks before a planned send is cancelled. */
export function Cancelling({ store }: { store: ScheduleStore }) {
  const send = store.cancelled.value;
  const failure = store.cancel.failure.value;
  return (
    <Confirm
      open={send !== null}
      title={t.schedule.cancelThisSend}
      verb={t.schedule.cancelTheSend}
      keep={t.schedule.keepIt}
      danger
      busy={store.cancel.busy.value}
      problem={failure === null ? null : sentenceOf(failure)}
      onConfirm={() => store.cancel.run()}
      onClose={() => store.askToCancel(null)}
    >
      <p>{send && t.schedule.willNotGoOut(send.campaignName, dateTime(send.at))}</p>
    </Confirm>
  );
}

function RulesDialog({ store }: { store: ScheduleStore }) {
  const { draft, save, close, edit, problem } = store.rules;
  const now = draft.value;
  return (
    <FormDialog open={now !== null} title={t.schedule.quietHours} save={save} onClose={close}>
      {now && (
        <>
          <Switch
            label={t.schedule.leaveCustomersInPeace}
            hint={t.schedule.plannedSendsWaitForTheEnd}
            on={now.quiet}
            onChange={(quiet) => edit({ quiet })}
          />
          {now.quiet && (
            <div class={css.pair}>
              <TextField
                type="time"
                label={t.schedule.from}
                value={now.from}
                error={problem("quiet_from")}
                onInput={(from) => edit({ from })}
              />
              <TextField
                type="time"
                label={t.schedule.to}
                value={now.until}
                error={problem("quiet_until")}
                onInput={(until) => edit({ until })}
              />
            </div>
          )}
          <TextField
            label={t.schedule.howLateMayASendBe}
            hint={t.schedule.ifTheServerWasOff}
            inputMode="numeric"
            value={now.graceMinutes}
            error={problem("grace_minutes")}
            onInput={(graceMinutes) => edit({ graceMinutes })}
          />
        </>
      )}
    </FormDialog>
  );
}
