import type { Request, Told } from "../api/requests.ts";
import { CallButtons } from "../deliveries/CallButtons.tsx";
import { channelName } from "../desks/channel-name.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { now } from "../ui/now.ts";
import { Countdown, RelativeTime } from "../ui/Times.tsx";
import { nextTry, requestName, toldWord } from "./request-words.ts";
import css from "./requests.module.css";
import type { RequestsStore } from "./requests-store.ts";

interface Props {
  request: Request;
  store: RequestsStore;
}

/** Each channel that is notified, and the state of that. */
export function ToldList({ request, store }: Props) {
  return (
    <ul class={css.told} aria-label={t.requests.whoIsNotified}>
      {request.told.map((told) => (
        <Line
          key={told.deliveryId}
          told={told}
          what={t.requests.for(
            requestName(request),
            channelName(told.type, told.channel, store.types.data.value),
          )}
          name={channelName(told.type, told.channel, store.types.data.value)}
          store={store}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  told: Told;
  what: string;
  name: string;
  store: RequestsStore;
}

function Line({ told, what, name, store }: LineProps) {
  const { word, tone } = toldWord(told);
  const next = nextTry(told, now.value);
  return (
    <li class={css.desk}>
      <div class={css.words}>
        <p class={css.line}>
          <bdi class={css.channel}>{name}</bdi>
          <Badge tone={tone}>{word}</Badge>
          <span class={css.soft}>
            {told.state === "sent" && told.sentAt && <RelativeTime at={told.sentAt} />}
            {next instanceof Date ? <Countdown at={next} /> : next}
          </span>
        </p>
        {told.fallback && <p class={css.soft}>{t.requests.sentHereBecauseAnotherChannel}</p>}
        {told.reason && <p class={css.soft}>{told.reason}</p>}
        {told.detail && <q class={css.detail}>{told.detail}</q>}
      </div>
      <CallButtons {...told} what={what} action={store.tell} />
    </li>
  );
}
