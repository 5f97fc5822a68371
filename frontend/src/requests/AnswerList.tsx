import type { Answer, Request } from "../api/requests.ts";
import { CallButtons } from "../deliveries/CallButtons.tsx";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { now } from "../ui/now.ts";
import { Countdown, RelativeTime } from "../ui/Times.tsx";
import { answerWord, HOW } from "./answer-words.ts";
import css from "./answers.module.css";
import { requestName } from "./request-words.ts";
import type { RequestsStore } from "./requests-store.ts";

interface Props {
  request: Request;
  store: RequestsStore;
}

/** What the shop has answered, and how far each answer has come. */
export function AnswerList({ request, store }: Props) {
  if (request.answers.length === 0) return null;
  return (
    <ol class={css.answers} aria-label={t.requests.answers}>
      {request.answers.map((answer) => (
        <Line
          key={answer.id}
          answer={answer}
          what={t.requests.yourAnswerTo(requestName(request).toLowerCase())}
          store={store}
        />
      ))}
    </ol>
  );
}

function Line({ answer, what, store }: { answer: Answer; what: string; store: RequestsStore }) {
  const { word, tone } = answerWord(answer);
  const waits = answer.state === "waiting" && answer.dueAt > now.value;
  return (
    <li class={css.answer}>
      <p class={css.foot}>
        <span class={css.who}>{answer.by === "owner" ? t.requests.you : t.requests.byTheApi}</span>{" "}
        {HOW[answer.to]} · <RelativeTime at={answer.at} />
      </p>
      <p class={css.text} dir="auto">
        {answer.text}
      </p>
      <div class={css.state}>
        <Badge tone={tone}>{word}</Badge>
        {waits && <Countdown at={answer.dueAt} />}
        <CallButtons {...answer} what={what} action={store.tell} />
      </div>
      {answer.reason && <p class={css.foot}>{answer.reason}</p>}
      {answer.detail && <q class={css.detail}>{answer.detail}</q>}
    </li>
  );
}
