import type { Status } from "../api/status.ts";
import { t } from "../i18n/words.ts";
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
        title={t.requests.noMatches}
        sentence={t.requests.searchByAnyPartOfANameAContact}
        verb={t.requests.showAllQuestions}
        onPress={store.everything}
      />
    );
  if (state === "open")
    return (
      <EmptyState
        picture={<CheckIcon size={28} />}
        title={t.requests.noOpenQuestions}
        sentence={t.requests.questionsFromYourBotOrChat}
      >
        <Button onPress={store.everything}>{t.requests.showAllQuestions}</Button>
      </EmptyState>
    );
  return (
    <NobodyYet
      picture={<RequestsIcon size={28} />}
      title={t.requests.noQuestionsYet}
      sentence={t.requests.peopleAskByWritingInYourChat(<strong>{t.requests.help}</strong>)}
      status={status}
      path="/requests"
    />
  );
}
