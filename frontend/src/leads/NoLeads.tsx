import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
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
        title={t.leads.noMatches}
        sentence={t.leads.searchByAnyPartOfANameEMail}
        verb={t.leads.showAllLeads}
        onPress={store.everybody}
      />
    );
  return (
    <NobodyYet
      picture={<LeadsIcon size={28} />}
      title={t.leads.noLeadsYet}
      sentence={t.leads.peopleSignUpByWritingInYour(<strong>{t.leads.signUp}</strong>)}
      status={status}
      path="/leads"
    />
  );
}
