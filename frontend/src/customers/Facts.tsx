import type { ComponentChildren } from "preact";
import type { CustomerDetail } from "../api/customers.ts";
import { t } from "../i18n/words.ts";
import type { Action } from "../state/action.ts";
import { sentenceOf } from "../state/failure.ts";
import { clockIn, zoneWords } from "../ui/format.ts";
import { TONGUE_CHOICES } from "../ui/languages.ts";
import { idName } from "../ui/lines.ts";
import { now } from "../ui/now.ts";
import { Problem } from "../ui/Problem.tsx";
import { Select } from "../ui/Select.tsx";
import { RelativeTime } from "../ui/Times.tsx";
import { originWords, reach } from "./customer-words.ts";
import css from "./customers.module.css";

interface Props {
  person: CustomerDetail;
  speak: Action<[string | null], void>;
}

export function Facts({ person, speak }: Props) {
  const failure = speak.failure.value;
  const { words, sentence } = reach(person, now.value);
  return (
    <dl class={css.facts}>
      <Fact name={t.customers.cameFrom}>
        <bdi>{originWords(person.origin)}</bdi>
      </Fact>
      <Fact name={t.customers.canYouMessageThem}>
        {words}
        <p class={css.note}>{sentence}</p>
      </Fact>
      <Fact name={t.customers.firstSeen}>
        <RelativeTime at={person.createdAt} />
      </Fact>
      <Fact name={t.customers.lastSeen}>
        {person.lastEventAt ? <RelativeTime at={person.lastEventAt} /> : t.customers.never}
      </Fact>
      <Fact name={t.customers.language}>
        <Select
          label={t.customers.language}
          hideLabel
          value={person.language ?? ""}
          options={[{ value: "", label: t.customers.languageNotKnown }, ...TONGUE_CHOICES]}
          disabled={speak.busy.value}
          onChange={(value) => speak.run(value || null)}
        />
        {person.languageFrom && <p class={css.note}>{t.customers.languageFrom[person.languageFrom]}</p>}
        {failure !== null && <Problem sentence={sentenceOf(failure)} />}
      </Fact>
      {person.timeZone && (
        <Fact name={t.customers.theirClock}>
          {clockIn(person.timeZone, now.value)}
          <p class={css.note}>{zoneWords(person.timeZone)}</p>
        </Fact>
      )}
      <Fact name={idName(person.line)}>
        <span class={css.number}>{person.psid}</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
