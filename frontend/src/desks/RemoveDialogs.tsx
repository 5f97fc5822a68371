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
      title={`Take ${topic?.name ?? ""} off the list?`}
      verb="Delete"
      danger
      busy={store.removeTopic.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => topic && store.removeTopic.run(topic)}
      onClose={() => store.askToRemoveTopic(null)}
    >
      <p>Its requests stay. Whoever asks about it from now on reaches the default desk.</p>
    </Confirm>
  );
}

export function RemoveChannel({ store }: { store: DesksStore }) {
  const channel = store.leavingChannel.value;
  const failure = store.removeChannel.failure.value;
  return (
    <Confirm
      open={channel !== null}
      title={`Remove ${channel?.name ?? ""}?`}
      verb="Remove"
      danger
      busy={store.removeChannel.busy.value}
      problem={failure ? sentenceOf(failure) : null}
      onConfirm={() => channel && store.removeChannel.run(channel)}
      onClose={() => store.askToRemoveChannel(null)}
    >
      {channel && (
        <p>{toldOf(channel)}. It hears of nothing any more; every topic keeps its other channels.</p>
      )}
    </Confirm>
  );
}
