import type { Status } from "../api/status.ts";
import { NobodyYet } from "../nobody-yet/NobodyYet.tsx";
import { LeadsIcon } from "../ui/icons.tsx";
import { NothingFound } from "../ui/NothingFound.tsx";
import { addressOf, EVERYBODY, type LeadsStore } from "./leads-store.ts";

interface Props {
  store: LeadsStore;
  status: Status | null;
}

/** No match, or nobody has registered yet: how people do it. */
export function NoLeads({ store, status }: Props) {
  if (addressOf(store.filter.value) !== addressOf(EVERYBODY))
    return (
      <NothingFound
        title="No matches"
        sentence="Search by any part of a name, e-mail address or phone number."
        verb="Show all leads"
        onPress={store.everybody}
      />
    );
  return (
    <NobodyYet
      picture={<LeadsIcon size={28} />}
      title="No leads yet"
      sentence={
        <>
          People sign up by writing <strong>sign up</strong> in your chat.
        </>
      }
      status={status}
      path="/leads"
    />
  );
}
