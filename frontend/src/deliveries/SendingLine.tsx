import type { ComponentChildren } from "preact";
import { t } from "../i18n/words.ts";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { CheckIcon, PauseIcon, PlayIcon } from "../ui/icons.tsx";
import { now } from "../ui/now.ts";
import { Countdown } from "../ui/Times.tsx";
import css from "./deliveries.module.css";
import type { DeliveriesStore } from "./deliveries-store.ts";
import { type SendingWords, sendingWords } from "./sending-words.ts";

interface Props {
  store: DeliveriesStore;
}

/** How sending is, in one calm sentence. */
export function SendingLine({ store: { status, counts, resume } }: Props) {
  const known = status.data.value;
  const words = known && sendingWords(known, counts.data.value, now.value);
  return (
    <SendingBanner words={words}>
      {words?.canResume && (
        <Button icon={<PlayIcon size={16} />} busy={resume.busy.value} onPress={() => resume.run()}>
          {t.deliveries.resumeSending}
        </Button>
      )}
    </SendingBanner>
  );
}

interface BannerProps {
  words: SendingWords | null;
  /** What the owner can do about it. */
  children?: ComponentChildren;
}

export function SendingBanner({ words, children }: BannerProps) {
  return (
    <section class={classNames(css.sending, words && css[words.tone])} aria-label={t.deliveries.sending}>
      {words ? (
        <>
          <span class={css.mark}>{words.tone === "good" ? <CheckIcon /> : <PauseIcon />}</span>
          <Sentence words={words} />
          {children}
        </>
      ) : (
        <p class={css.sentence}>{t.deliveries.checking}</p>
      )}
    </section>
  );
}

function Sentence({ words: { sentence, more, until } }: { words: SendingWords }) {
  return (
    <div>
      <p class={css.sentence} role="status">
        {sentence}
      </p>
      {(more || until) && (
        <p class={css.more}>
          {more} {until && <Until at={until} />}
        </p>
      )}
    </div>
  );
}

function Until({ at }: { at: Date }) {
  return <>{t.deliveries.weTryAgain(<Countdown at={at} />)}</>;
}
