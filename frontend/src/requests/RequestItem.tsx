import { useState } from "preact/hooks";
import type { Request } from "../api/requests.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { CheckIcon, TrashIcon, UndoIcon } from "../ui/icons.tsx";
import { Notice } from "../ui/Notice.tsx";
import { OwnName } from "../ui/OwnName.tsx";
import { PersonName } from "../ui/PersonName.tsx";
import { phoneWords } from "../ui/phone.ts";
import { RelativeTime } from "../ui/Times.tsx";
import { AnswerForm } from "./AnswerForm.tsx";
import { AnswerList } from "./AnswerList.tsx";
import { nobodyKnows, requestName, topicName } from "./request-words.ts";
import css from "./requests.module.css";
import type { RequestsStore } from "./requests-store.ts";
import { ToldList } from "./ToldList.tsx";

interface Props {
  request: Request;
  store: RequestsStore;
}

/** One question: the customer, the desks that know, and whether it is answered. */
export function RequestItem({ request, store }: Props) {
  const name = requestName(request);
  const done = request.state === "done";
  // The chat names only topics of ours; one without a desk of its own is not a mistake.
  const mistaken = request.unknownTopic && request.customerId === null;
  return (
    <li class={css.request} aria-label={name}>
      <div class={css.head}>
        <p class={css.topic}>
          <bdi class={css.what}>{topicName(request, store.topics.data.value)}</bdi>
          {mistaken && <Badge tone="warn">{t.requests.unknownTopic}</Badge>}
          {done && <Badge tone="good">{t.requests.done}</Badge>}
          <span class={css.soft}>
            #{request.id} · <RelativeTime at={request.askedAt} />
          </span>
        </p>
        <div class={css.buttons}>
          <Button
            icon={done ? <UndoIcon size={16} /> : <CheckIcon size={16} />}
            busy={store.settle.busy.value.has(request.id)}
            aria-label={`${done ? t.requests.reopen : t.requests.markDone}: ${name}`}
            onPress={() => store.settle.run(request.id, done ? "reopen" : "close")}
          >
            {done ? t.requests.reopen : t.requests.markDone}
          </Button>
          <IconButton
            label={t.requests.delete2(name.toLowerCase())}
            icon={<TrashIcon />}
            onPress={() => store.askToErase(request)}
          />
        </div>
      </div>
      {request.message && <Question words={request.message} />}
      <Asker request={request} />
      {request.unknownTopic && (
        <p class={css.soft}>
          {t.requests.itWasSentToTheDefaultDesk}{" "}
          <a href={`/topics?new=${encodeURIComponent(request.topic)}`}>{t.requests.makeItATopic}</a>
        </p>
      )}
      {nobodyKnows(request) && (
        <Notice tone="bad" title={t.requests.nobodyWasNotified}>
          <p>{t.requests.answerFromHereOrFixTheChannel}</p>
        </Notice>
      )}
      <ToldList request={request} store={store} />
      <AnswerList request={request} store={store} />
      <AnswerForm request={request} refresh={store.changed} />
    </li>
  );
}

const LONG = 500;

/** What they ask; of a long one the beginning. */
function Question({ words }: { words: string }) {
  const [whole, setWhole] = useState(words.length <= LONG && words.split("\n").length <= 8);
  return (
    <div class={css.question}>
      <p class={classNames(css.message, !whole && css.short)} dir="auto">
        {words}
      </p>
      {!whole && (
        <Button kind="plain" onPress={() => setWhole(true)}>
          {t.requests.showAll}
        </Button>
      )}
    </div>
  );
}

/** The customer, with every way to answer. */
function Asker({ request: { name, email, phone, customerId, language, origin } }: { request: Request }) {
  return (
    <ul class={css.asker} aria-label={t.requests.contact}>
      <li>{name === null && (email || phone) ? null : <PersonName name={name} />}</li>
      {email && (
        <li>
          <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>
        </li>
      )}
      {phone && (
        <li>
          <a href={`tel:${phone}`}>{phoneWords(phone)}</a>
        </li>
      )}
      {customerId && (
        <li>
          <a href={`/customers/${customerId}`}>{t.requests.inTheChat}</a>
        </li>
      )}
      {language && (
        <li class={css.soft}>
          <OwnName language={language} />
        </li>
      )}
      {origin && <li class={css.soft}>{t.requests.from(<bdi>{origin}</bdi>)}</li>}
    </ul>
  );
}
