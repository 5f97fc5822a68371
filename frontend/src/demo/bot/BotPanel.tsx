import { useEffect, useRef } from "preact/hooks";
import { t } from "../../i18n/words.ts";
import { sentenceOf } from "../../state/failure.ts";
import { Button } from "../../ui/Button.tsx";
import { Problem } from "../../ui/Problem.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import panel from "../inbox/inbox.module.css";
import css from "./bot.module.css";
import type { BotStore, Errand } from "./bot-store.ts";
import { ExchangeView } from "./ExchangeView.tsx";

interface Props {
  bot: BotStore;
}

const ERRANDS: { value: Errand; label: string }[] = [
  { value: "user", label: t.bot.register },
  { value: "topic", label: t.bot.askForHelp },
];

/** Landbot's bot at the end of its conversation: what it knows, what it sends and what it is answered. */
export function BotPanel({ bot }: Props) {
  const result = useRef<HTMLDivElement>(null);
  const exchange = bot.last.value;
  const failure = bot.send.failure.value;
  useEffect(() => {
    if (exchange) result.current?.scrollIntoView?.({ block: "start", behavior: "smooth" });
  }, [exchange]);

  function send(event: Event): void {
    event.preventDefault();
    void bot.send.run(false);
  }

  return (
    <section class={panel.panel} aria-label={t.bot.landbotsBot}>
      <form class={css.form} onSubmit={send}>
        <p class={css.soft}>{t.bot.simulatesALandbotFormSending}</p>
        <div class={css.errand}>
          <Segmented
            label={t.bot.whatTheBotDoes}
            value={bot.errand.value}
            options={ERRANDS}
            onChange={bot.turn}
          />
        </div>
        <PersonFields bot={bot} />
        {bot.errand.value === "topic" && <QuestionFields bot={bot} />}
        <div class={css.buttons}>
          <Button kind="primary" type="submit" busy={bot.send.busy.value}>
            {bot.errand.value === "user" ? t.bot.register : t.bot.ask}
          </Button>
          <Button disabled={bot.send.busy.value} onPress={() => bot.send.run(true)}>
            {t.bot.sendBrokenJson}
          </Button>
          <Button kind="plain" onPress={bot.somebodyElse}>
            {t.bot.newPerson}
          </Button>
        </div>
        {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      </form>
      {exchange && (
        <div ref={result}>
          <ExchangeView exchange={exchange} />
        </div>
      )}
    </section>
  );
}

function PersonFields({ bot }: Props) {
  const { name, email, phone, origin } = bot.person.value;
  const field = { autocomplete: "off", spellcheck: false } as const;
  return (
    <div class={css.fields}>
      <TextField label={t.bot.name} value={name} {...field} onInput={(text) => bot.edit({ name: text })} />
      <TextField label={t.bot.eMail} value={email} {...field} onInput={(text) => bot.edit({ email: text })} />
      <div class={css.pair}>
        <TextField
          label={t.bot.phone}
          value={phone}
          {...field}
          onInput={(text) => bot.edit({ phone: text })}
        />
        <TextField
          label={t.bot.origin}
          value={origin}
          {...field}
          onInput={(text) => bot.edit({ origin: text })}
        />
      </div>
    </div>
  );
}

function QuestionFields({ bot }: Props) {
  const { topic, question } = bot.question.value;
  return (
    <div class={css.fields}>
      <Select
        label={t.bot.topic}
        value={topic}
        options={bot.topics.value}
        onChange={(chosen) => bot.ask({ topic: chosen })}
      />
      <TextArea
        label={t.bot.question}
        rows={2}
        value={question}
        onInput={(text) => bot.ask({ question: text })}
      />
    </div>
  );
}
