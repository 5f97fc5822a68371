import { useEffect, useRef, useState } from "preact/hooks";
import type { Request } from "../api/requests.ts";
import { t } from "../i18n/words.ts";
import { fieldProblem, sentenceOf } from "../state/failure.ts";
import { Button } from "../ui/Button.tsx";
import { PencilIcon } from "../ui/icons.tsx";
import { Notice } from "../ui/Notice.tsx";
import { now } from "../ui/now.ts";
import { TextArea } from "../ui/TextField.tsx";
import { type AnswerStore, createAnswerStore } from "./answer-store.ts";
import { wayWords } from "./answer-words.ts";
import css from "./answers.module.css";
import { requestName } from "./request-words.ts";

interface Props {
  request: Request;
  refresh: () => Promise<void>;
  /** For tests. */
  create?: typeof createAnswerStore;
}

/** Answers a question where it was asked; says beforehand where that is. */
export function AnswerForm({ request, refresh, create = createAnswerStore }: Props) {
  const [store] = useState(() => create(request, refresh));
  const place = useRef<HTMLDivElement>(null);
  const open = store.open.value;
  const was = useRef(open);

  // The one that had the focus is gone.
  useEffect(() => {
    if (open !== was.current) place.current?.querySelector<HTMLElement>("textarea, button")?.focus();
    was.current = open;
  }, [open]);

  return (
    <div ref={place}>
      {open ? (
        <Form request={request} store={store} />
      ) : (
        <Button
          icon={<PencilIcon size={16} />}
          aria-label={t.requests.answer(requestName(request).toLowerCase())}
          onPress={() => {
            store.open.value = true;
          }}
        >
          {t.requests.answer2}
        </Button>
      )}
    </div>
  );
}

function Form({ request, store }: { request: Request; store: AnswerStore }) {
  const { text, send } = store;
  const way = request.answerWay;
  const words = wayWords(request, now.value);
  const close = () => {
    store.open.value = false;
  };
  if (way.to === "none")
    return (
      <div class={css.form}>
        <Notice tone="warn" live>
          <p>{words}</p>
        </Notice>
        <div class={css.buttons}>
          <Button kind="plain" onPress={close}>
            {t.requests.close}
          </Button>
        </div>
      </div>
    );

  const wrong = fieldProblem(send.failure.value, "text");
  const ready = text.value.trim() !== "" && text.value.length <= way.limit;
  const done = request.state === "done";
  const press = (alsoDone: boolean) => ready && send.run(alsoDone);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void press(false);
    }
    if (event.key === "Escape" && text.value === "") close();
  }

  return (
    <form class={css.form} onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      <TextArea
        label={t.requests.yourAnswerTo(requestName(request).toLowerCase())}
        hint={words}
        rows={3}
        value={text.value}
        limit={way.limit}
        length={text.value.length}
        error={wrong}
        onInput={store.write}
      />
      {send.failure.value !== null && !wrong && (
        <Notice tone="bad" live>
          <p>{sentenceOf(send.failure.value)}</p>
        </Notice>
      )}
      <div class={css.buttons}>
        <Button
          kind="primary"
          busy={send.busy.value}
          disabled={!ready}
          aria-keyshortcuts="Control+Enter"
          onPress={() => press(false)}
        >
          {t.requests.send}
        </Button>
        {!done && (
          <Button busy={send.busy.value} disabled={!ready} onPress={() => press(true)}>
            {t.requests.sendAndMarkDone}
          </Button>
        )}
        <Button kind="plain" onPress={close}>
          {t.requests.cancel}
        </Button>
        <span class={css.keys}>{t.requests.ctrlEnterSends}</span>
      </div>
    </form>
  );
}
