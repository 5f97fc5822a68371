import { useState } from "preact/hooks";
import type { Journey, TimelineEntry } from "../api/customers.ts";
import { stateWord } from "../deliveries/message-words.ts";
import { t } from "../i18n/words.ts";
import { Loaded } from "../state/Loaded.tsx";
import type { PagedList } from "../state/paged-list.ts";
import { Card } from "../ui/Card.tsx";
import { classNames } from "../ui/class-names.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { exactTime, time, zoneName } from "../ui/format.ts";
import { ImageIcon, MessagesIcon } from "../ui/icons.tsx";
import { now } from "../ui/now.ts";
import { Pager } from "../ui/Pager.tsx";
import { conversation, type Line } from "./conversation.ts";
import { couponDeed, deed } from "./customer-words.ts";
import { labelOf } from "./message-label.ts";
import { pictureOf, pictureText, type Versions } from "./pictures.ts";
import css from "./timeline.module.css";

interface Props {
  timeline: PagedList<TimelineEntry>;
  name: string | null;
  /** Of this person: their campaigns have names. */
  journeys: readonly Journey[];
  versions: Versions;
}

/** All that was said and done, as a conversation: they at the left, the shop at the right. */
export function Timeline({ timeline, name, journeys, versions }: Props) {
  return (
    <Card title={t.customers.timeline} hint={t.customers.messageByMessageTapByTapTime(zoneName())}>
      <Pager list={timeline} />
      <Loaded resource={timeline} empty={NOTHING_YET}>
        {(entries) => (
          <div class={css.days}>
            {conversation(entries, now.value).map((day) => (
              <section key={day.word} aria-label={day.word}>
                <h3 class={css.day}>{day.word}</h3>
                <ol class={css.lines}>
                  {day.lines.map((line) => (
                    <TimelineLine
                      key={line.key}
                      line={line}
                      name={name}
                      journeys={journeys}
                      versions={versions}
                    />
                  ))}
                </ol>
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

const NOTHING_YET = (
  <EmptyState
    picture={<MessagesIcon size={28} />}
    title={t.customers.noMessagesYet}
    sentence={t.customers.messagesAndTapsWillAppearHere}
  />
);

function TimelineLine({ line, name, ...known }: Omit<Props, "timeline"> & { line: Line }) {
  if (line.coupon)
    return (
      <li class={css.note}>
        <bdi>{couponDeed(line.kind, line.coupon)}</bdi> · <At at={line.at} />
      </li>
    );
  if (line.by === "shop") return <OurLine line={line} {...known} />;
  switch (line.kind) {
    case "start":
    case "reaction":
      return (
        <li class={css.note}>
          <span class={css.hidden}>{name ?? t.customers.they}: </span>
          <bdi>{deed(line)}</bdi> · <At at={line.at} />
        </li>
      );
    default:
      return <TheirLine line={line} name={name} />;
  }
}

const LABELS: Record<string, string> = {
  tap: t.customers.tapped,
  opt_out: t.customers.askedForNoMoreMessages,
};

function TheirLine({ line, name }: { line: Line; name: string | null }) {
  return (
    <li class={classNames(css.line, css.theirs)}>
      <span class={css.hidden}>{name ?? t.customers.they}: </span>
      {LABELS[line.kind] && <p class={css.label}>{LABELS[line.kind]}</p>}
      <p
        class={classNames(css.bubble, line.kind === "tap" && css.tap, line.text === null && css.wordless)}
        dir="auto"
      >
        {deed(line)}
      </p>
      <p class={css.foot}>
        <At at={line.at} />
      </p>
    </li>
  );
}

/** These came about; the others need a word of explanation. */
const QUIET = ["sent", "delivered", "seen"];

interface OurProps extends Pick<Props, "journeys" | "versions"> {
  line: Line;
}

function OurLine({ line, journeys, versions }: OurProps) {
  const { kind, text, state, reason, at } = line;
  const label = labelOf(line, journeys);
  const picture = pictureOf(line, versions);
  const { word, tone } = stateWord(state ?? "sent");
  const arrived = state === null || QUIET.includes(state);
  return (
    <li class={classNames(css.line, css.ours)}>
      <p class={css.label}>
        <span class={css.hidden}>{t.customers.theShop} </span>
        {label.campaign && (
          <>
            <bdi>{label.campaign}</bdi> ·{" "}
          </>
        )}
        {label.word}
      </p>
      {text === null ? (
        <p class={classNames(css.bubble, css.wordless, !arrived && css.missing)}>
          <Wordless
            key={picture}
            words={pictureText(kind) ? t.customers.aPicture : t.customers.aMessageWithoutText}
            picture={picture}
          />
        </p>
      ) : (
        <p class={classNames(css.bubble, !arrived && css.missing)} dir="auto">
          {text}
        </p>
      )}
      <p class={css.foot}>
        <span class={classNames(!arrived && css[tone])}>{word}</span> · <At at={at} />
      </p>
      {reason && <p class={classNames(css.reason, css[tone])}>{reason}</p>}
    </li>
  );
}

function Wordless({ picture, words }: { picture: string | null; words: string }) {
  const [broken, setBroken] = useState(false);
  if (picture === null || broken)
    return (
      <>
        <ImageIcon size={16} /> {words}
      </>
    );
  return <img class={css.thumbnail} src={picture} alt={words} onError={() => setBroken(true)} />;
}

function At({ at }: { at: Date }) {
  return (
    <time dateTime={at.toISOString()} title={exactTime(at)}>
      {time(at)}
    </time>
  );
}
