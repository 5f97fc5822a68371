import { useEffect } from "preact/hooks";
import { t } from "../i18n/words.ts";
import type { PageProps } from "../shell/screens.ts";
import { Loaded } from "../state/Loaded.tsx";
import { useStore } from "../state/use-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { MessagesIcon, RouteIcon } from "../ui/icons.tsx";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { PageHeader } from "../ui/PageHeader.tsx";
import { Pager } from "../ui/Pager.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Select } from "../ui/Select.tsx";
import { EraseRequest } from "./EraseRequest.tsx";
import { NoRequests } from "./NoRequests.tsx";
import { RequestItem } from "./RequestItem.tsx";
import { STATES } from "./request-words.ts";
import css from "./requests.module.css";
import { createRequestsStore, filterOf, type RequestsStore } from "./requests-store.ts";

/** What people asked, which desks were notified, and whether it is answered. */
export function RequestsPage({ route, status }: PageProps) {
  const store = useStore(() => createRequestsStore(filterOf(route.query)));
  useEffect(() => store.show(filterOf(route.query)), [route, store]);

  return (
    <>
      <PageHeader title={t.requests.requests} hint={t.requests.customerQuestionsAndWhoWas}>
        <ButtonLink href="/not-understood" icon={<MessagesIcon size={16} />}>
          {t.requests.notUnderstood}
        </ButtonLink>
        <ButtonLink href="/topics" icon={<RouteIcon size={16} />}>
          {t.requests.topicsAndChannels}
        </ButtonLink>
      </PageHeader>
      <Filters store={store} />
      <Card flush>
        <Loaded
          resource={store.requests}
          skeleton={<div class={css.waiting} />}
          empty={<NoRequests store={store} status={status.value} />}
        >
          {(rows) => (
            <ul aria-label={t.requests.requests}>
              {rows.map((request) => (
                <RequestItem key={request.id} request={request} store={store} />
              ))}
            </ul>
          )}
        </Loaded>
        <Pager list={store.requests} />
      </Card>
      <EraseRequest store={store} />
    </>
  );
}

function Filters({ store: { typed, filter, topics, search, choose } }: { store: RequestsStore }) {
  const { state, topic, language } = filter.value;
  const options = (topics.data.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <search class={css.filters}>
      <Segmented
        label={t.requests.whichRequests}
        value={state ?? "all"}
        options={STATES}
        onChange={(value) => choose({ state: value === "all" ? null : value })}
      />
      <SearchField placeholder={t.requests.nameContactOrQuestion} value={typed.value} onInput={search} />
      <Select
        label={t.requests.topic}
        hideLabel
        value={topic}
        options={[{ value: "", label: t.requests.anyTopic }, ...options]}
        onChange={(value) => choose({ topic: value })}
      />
      <Select
        label={t.requests.language}
        hideLabel
        value={language ?? ""}
        options={[{ value: "", label: t.requests.anyLanguage }, ...TONGUE_CHOICES]}
        onChange={(value) => choose({ language: value || undefined })}
      />
    </search>
  );
}
