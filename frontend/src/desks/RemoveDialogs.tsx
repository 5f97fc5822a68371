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
      title={`Delete ${topic?.name ?? ""}?`}
      verb="Delete"
      danger
      busy={store.removeTopic.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => topic && store.removeTopic.run(topic)}
      onClose={() => store.askToRemoveTopic(null)}
    >
      <p>Its questions stay. New questions about it go to the default desk.</p>
    </Confirm>
  );
}

export function RemoveChannel({ store }: { store: DesksStore }) {
  const channel = store.leavingChannel.value;
  const failure = store.removeChannel.failure.value;
  return (
    <Confirm
      open={channel !== null}
      title={`Delete ${channel?.name ?? ""}?`}
      verb="Delete"
      danger
      busy={store.removeChannel.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => channel && store.removeChannel.run(channel)}
      onClose={() => store.askToRemoveChannel(null)}
    >
      {channel && (
        <p>{toldOf(channel)}. It won’t be notified any more; every topic keeps its other channels.</p>
      )}
    </Confirm>
  );
}
