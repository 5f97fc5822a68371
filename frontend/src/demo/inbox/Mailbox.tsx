import { useState } from "preact/hooks";
import type { Mail } from "../../api/inbox.ts";
import { t } from "../../i18n/words.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ChevronLeftIcon, MailIcon } from "../../ui/icons.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { RelativeTime } from "../../ui/Times.tsx";
import { ComingLetters } from "../calls/ComingLetters.tsx";
import { firstWords } from "./arrivals.ts";
import css from "./inbox.module.css";
import type { InboxStore } from "./inbox-store.ts";
import { MailBody } from "./MailBody.tsx";

interface Props {
  inbox: InboxStore;
}

/** Everybody's mailbox: what the simulated mail server has taken. */
export function Mailbox({ inbox }: Props) {
  const mails = inbox.inbox.value?.mails;
  const letter = inbox.letter.value;
  if (letter) return <Letter key={letter.id} mail={letter} onBack={() => inbox.open(null)} />;
  return (
    <section class={css.panel} aria-label={t.inbox.mailbox}>
      <ComingLetters />
      {!mails && (
        <div class={css.inset}>
          <Skeleton />
        </div>
      )}
      {mails?.length === 0 && (
        <EmptyState
          picture={<MailIcon size={28} />}
          title={t.inbox.noEMailYet}
          sentence={t.inbox.registerSomeoneTheWelcomeEMail}
        >
          <Button onPress={() => inbox.turn("bot")}>{t.inbox.registerSomeone}</Button>
        </EmptyState>
      )}
      {mails && mails.length > 0 && (
        <ul class={css.mails} aria-label={t.inbox.eMailsTheNewestFirst}>
          {mails.map((mail) => (
            <li key={mail.id}>
              <button type="button" class={css.mail} onClick={() => inbox.open(mail.id)}>
                <span class={css.line}>
                  <span class={css.to}>{t.inbox.to(mail.to)}</span>
                  <span class={css.soft}>
                    <RelativeTime at={mail.at} />
                  </span>
                </span>
                <span class={css.subject}>{mail.subject || t.inbox.noSubject}</span>
                <span class={css.soft}>{firstWords(mail.text)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface LetterProps {
  mail: Mail;
  onBack: () => void;
}

function Letter({ mail, onBack }: LetterProps) {
  const [plain, setPlain] = useState(mail.html === "");
  return (
    <section class={css.panel} aria-label={t.inbox.eMail}>
      <div class={css.head}>
        <IconButton label={t.inbox.backToTheMailbox} icon={<ChevronLeftIcon />} autofocus onPress={onBack} />
        <h2 class={css.title}>{mail.subject || t.inbox.noSubject}</h2>
      </div>
      <dl class={css.facts}>
        <Fact name={t.inbox.from} value={mail.from} />
        <Fact name={t.inbox.to2} value={mail.to} />
        {mail.replyTo && <Fact name={t.inbox.replyTo} value={mail.replyTo} />}
      </dl>
      <div class={css.inset}>
        {plain ? <p class={css.plain}>{mail.text}</p> : <MailBody html={mail.html} />}
      </div>
      {mail.html !== "" && (
        <div class={css.foot}>
          <Button kind="plain" onPress={() => setPlain(!plain)}>
            {plain ? t.inbox.showFormatted : t.inbox.showPlainText}
          </Button>
        </div>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div class={css.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
