import type { PlannedSend } from "../api/schedule.ts";
import { t } from "../i18n/words.ts";
import { PlanDialog } from "../schedule/PlanDialog.tsx";
import { Cancelling } from "../schedule/ScheduleCard.tsx";
import type { ScheduleStore } from "../schedule/schedule-store.ts";
import { whyNotSent } from "../schedule/schedule-words.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { dateTime } from "../ui/format.ts";
import { Row, Stack } from "../ui/Layout.tsx";
import { Notice } from "../ui/Notice.tsx";
import css from "./campaigns.module.css";
import { plannedWords } from "./planned-words.ts";

interface Props {
  sends: PlannedSend[];
  store: ScheduleStore;
}

/** When this campaign goes out, and the last time that it did not. */
export function PlannedCard({ sends, store }: Props) {
  const planned = sends.filter(({ state }) => state === "planned");
  const last = sends.find(({ endedAt }) => endedAt !== null);
  const failed = last?.state === "missed" || last?.state === "refused" ? last : null;
  return (
    <>
      {failed && (
        <Notice tone="warn" title={t.campaigns.didNotGoOut(dateTime(failed.at))}>
          {failed.reason && <p>{sentence(whyNotSent(failed))}</p>}
        </Notice>
      )}
      {planned.length > 0 && (
        <Card title={t.campaigns.plannedCard}>
          <Stack>
            {planned.map((send) => (
              <div key={send.id} class={css.planned}>
                <p>{plannedWords(send)}</p>
                <Row>
                  <Button onPress={() => store.move(send)}>{t.schedule.move}</Button>
                  <Button onPress={() => store.askToCancel(send)}>{t.ui.cancel}</Button>
                </Row>
              </div>
            ))}
          </Stack>
        </Card>
      )}
      <PlanDialog title={t.schedule.moveThisSend} verb={t.schedule.move} form={store.plan} />
      <Cancelling store={store} />
    </>
  );
}

const sentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);
