import { useState } from "preact/hooks";
import type { Mail } from "../../api/inbox.ts";
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
    <section class={css.panel} aria-label="Mailbox">
      <ComingLetters />
      {!mails && (
        <div class={css.inset}>
          <Skeleton />
        </div>
      )}
      {mails?.length === 0 && (
        <EmptyState
          picture={<MailIcon size={28} />}
          title="No e-mail yet"
          sentence="Register someone: the welcome e-mail arrives after a minute."
        >
          <Button onPress={() => inbox.turn("bot")}>Register someone</Button>
        </EmptyState>
      )}
      {mails && mails.length > 0 && (
        <ul class={css.mails} aria-label="E-mails, the newest first">
          {mails.map((mail) => (
            <li key={mail.id}>
              <button type="button" class={css.mail} onClick={() => inbox.open(mail.id)}>
                <span class={css.line}>
                  <span class={css.to}>To {mail.to}</span>
                  <span class={css.soft}>
                    <RelativeTime at={mail.at} />
                  </span>
                </span>
                <span class={css.subject}>{mail.subject || "No subject"}</span>
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
    <section class={css.panel} aria-label="E-mail">
      <div class={css.head}>
        <IconButton label="Back to the mailbox" icon={<ChevronLeftIcon />} autofocus onPress={onBack} />
        <h2 class={css.title}>{mail.subject || "No subject"}</h2>
      </div>
      <dl class={css.facts}>
        <Fact name="From" value={mail.from} />
        <Fact name="To" value={mail.to} />
        {mail.replyTo && <Fact name="Reply to" value={mail.replyTo} />}
      </dl>
      <div class={css.inset}>
        {plain ? <p class={css.plain}>{mail.text}</p> : <MailBody html={mail.html} />}
      </div>
      {mail.html !== "" && (
        <div class={css.foot}>
          <Button kind="plain" onPress={() => setPlain(!plain)}>
            {plain ? "Show formatted" : "Show plain text"}
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
