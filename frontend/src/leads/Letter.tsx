import type { WelcomeLetter } from "../api/leads.ts";
import { t } from "../i18n/words.ts";
import { Badge } from "../ui/Badge.tsx";
import { now } from "../ui/now.ts";
import { Countdown, RelativeTime } from "../ui/Times.tsx";
import { letterWords } from "./lead-words.ts";
import css from "./leads.module.css";

interface Props {
  letter: WelcomeLetter | null;
  /** With the mail server's own words. */
  closely?: boolean;
}

/** How a welcome e-mail stands, with its countdown. */
export function Letter({ letter, closely }: Props) {
  if (letter === null) return <span class={css.soft}>{t.leads.none}</span>;
  const { word, tone, before, at } = letterWords(letter, now.value);
  return (
    <span class={css.cell}>
      <Badge tone={tone}>{word}</Badge>
      {letter.state === "waiting" && (
        <span class={css.soft}>
          {before} {at ? <Countdown at={at} /> : t.leads.now}
        </span>
      )}
      {letter.state === "sent" && at && (
        <span class={css.soft}>
          <RelativeTime at={at} />
        </span>
      )}
      {letter.reason && <span class={css.reason}>{letter.reason}</span>}
      {closely && letter.detail && <q class={css.detail}>{letter.detail}</q>}
    </span>
  );
}
