import { t } from "../i18n/words.ts";
import { sentenceOf } from "../state/failure.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { toldOf } from "./desk-words.ts";
import type { DesksStore } from "./desks-store.ts";

export function RemoveTopic({ store }: { store: DesksStore }) {
  const topic = store.leavingTopic.value;
  const failure = store.removeTopic.failure.value;
  return (
    <Confirm
      open={topic !== null}
      title={t.desks.delete2(topic?.name ?? "")}
      verb={t.desks.delete3}
      danger
      busy={store.removeTopic.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => topic && store.removeTopic.run(topic)}
      onClose={() => store.askToRemoveTopic(null)}
    >
      <p>{t.desks.itsQuestionsStayNewQuestions}</p>
    </Confirm>
  );
}

export function RemoveChannel({ store }: { store: DesksStore }) {
  const channel = store.leavingChannel.value;
  const failure = store.removeChannel.failure.value;
  return (
    <Confirm
      open={channel !== null}
      title={t.desks.delete2(channel?.name ?? "")}
      verb={t.desks.delete3}
      danger
      busy={store.removeChannel.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => channel && store.removeChannel.run(channel)}
      onClose={() => store.askToRemoveChannel(null)}
    >
      {channel && <p>{t.desks.itWontBeNotifiedAnyMoreEvery(toldOf(channel))}</p>}
    </Confirm>
  );
}
