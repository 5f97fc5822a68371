import { t } from "../../i18n/words.ts";
import { Badge } from "../../ui/Badge.tsx";
import { classNames } from "../../ui/class-names.ts";
import { indented } from "../inbox/arrivals.ts";
import css from "./bot.module.css";
import { answerTone, brokenPlace, meaning, type Place, statusLine } from "./bot.ts";
import type { Exchange } from "./bot-store.ts";

interface Props {
  exchange: Exchange;
}

/** One call as a bot's author sees it: sent and answered. */
export function ExchangeView({ exchange: { path, sent, answer } }: Props) {
  return (
    <div class={css.exchange}>
      <div class={css.answer} role="status">
        <p class={css.meaning}>{meaning(answer)}</p>
        <p class={css.line}>
          <Badge tone={answerTone(answer)} dot>
            {statusLine(answer)}
          </Badge>
          <span class={css.soft}>{answer.ms} ms</span>
        </p>
      </div>
      <section aria-label={t.bot.theAnswer}>
        <pre class={css.code}>{indented(answer.body) || "(nothing)"}</pre>
      </section>
      <div class={css.line}>
        <p class={css.call}>POST {path}</p>
        <span class={css.soft}>{t.bot.noContentType}</span>
      </div>
      <Sent body={sent} broken={brokenPlace(answer)} />
      <p class={css.soft}>{t.bot.hereYourSignInTakesThePlaceOf}</p>
    </div>
  );
}

function Sent({ body, broken }: { body: string; broken: Place | null }) {
  return (
    <section aria-label={t.bot.whatWasSent}>
      <pre class={css.code}>
        {body.split("\n").map((line, place) => (
          <span key={place} class={classNames(broken?.line === place + 1 && css.broken)}>
            {line}
            {"\n"}
          </span>
        ))}
      </pre>
    </section>
  );
}
