import type { Status } from "../api/status.ts";
import { NobodyYet } from "../nobody-yet/NobodyYet.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { CheckIcon, RequestsIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import type { RequestsStore } from "./requests-store.ts";

interface Props {
  store: RequestsStore;
  status: Status | null;
}

/** No match, nothing open, or nothing asked yet: how people ask. */
export function NoRequests({ store, status }: Props) {
  const { state, topic, q } = store.filter.value;
  if (topic || q || state === "done")
    return (
      <NothingFound
        title="No matches"
        sentence="Search by any part of a name, a contact or the question."
        verb="Show all questions"
        onPress={store.everything}
      />
    );
  if (state === "open")
    return (
      <EmptyState
        picture={<CheckIcon size={28} />}
        title="No open questions"
        sentence="Questions from your bot or chat appear here until marked done."
      >
        <Button onPress={store.everything}>Show all questions</Button>
      </EmptyState>
    );
  return (
    <NobodyYet
      picture={<RequestsIcon size={28} />}
      title="No questions yet"
      sentence={
        <>
          People ask by writing <strong>help</strong> in your chat.
        </>
      }
      status={status}
      path="/requests"
    />
  );
}
