import { useEffect, useRef } from "preact/hooks";
import type { Post } from "../../api/inbox.ts";
import { t } from "../../i18n/words.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { time } from "../../ui/format.ts";
import { RequestsIcon } from "../../ui/icons.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { kindWord, pieces, type Room, readable } from "./arrivals.ts";
import css from "./inbox.module.css";
import type { InboxStore } from "./inbox-store.ts";
import { MailLink } from "./MailBody.tsx";

interface Props {
  inbox: InboxStore;
}

/** The rooms of the shop's people: Slack, and whatever else a desk is told by. */
export function Rooms({ inbox }: Props) {
  const rooms = inbox.rooms.value;
  if (!inbox.inbox.value)
    return (
      <section class={css.panel} aria-label={t.inbox.slack}>
        <div class={css.inset}>
          <Skeleton />
        </div>
      </section>
    );
  return (
    <section class={css.panel} aria-label={t.inbox.slack}>
      {rooms.length === 0 ? (
        <EmptyState
          picture={<RequestsIcon size={28} />}
          title={t.inbox.noMessagesYet}
          sentence={t.inbox.askAboutSalesAsTheBotOrInThe}
        >
          <Button onPress={() => inbox.turn("bot")}>{t.inbox.askSomething}</Button>
        </EmptyState>
      ) : (
        rooms.map((room) => <RoomLog key={`${room.kind} ${room.room}`} room={room} />)
      )}
    </section>
  );
}

function RoomLog({ room: { kind, room, posts } }: { room: Room }) {
  const end = useRef<HTMLLIElement>(null);
  const newest = posts.at(-1)?.id;
  useEffect(() => {
    if (newest) end.current?.scrollIntoView?.({ block: "nearest" });
  }, [newest]);
  return (
    <div class={css.room}>
      <h2 class={css.channel}>
        <span># {room}</span>
        <Badge>{kindWord(kind)}</Badge>
      </h2>
      <ol class={css.posts} aria-label={`${kindWord(kind)}: ${room}`}>
        {posts.map((post) => (
          <li key={post.id} class={css.post} ref={post.id === newest ? end : null}>
            <Said post={post} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Said({ post }: { post: Post }) {
  const text = readable(post);
  const headers = Object.entries(post.headers);
  return (
    <>
      <p class={css.line}>
        <span class={css.to}>
          {t.inbox.promobot} <span class={css.app}>{t.inbox.app}</span>
        </span>
        <time class={css.soft} dateTime={post.at.toISOString()}>
          {time(post.at)}
        </time>
      </p>
      {post.kind === "webhook" ? (
        <pre class={css.json}>{text}</pre>
      ) : (
        <p class={css.said}>
          {pieces(text).map((piece, place) =>
            piece.link ? (
              <MailLink key={place} address={piece.text}>
                {piece.text}
              </MailLink>
            ) : (
              piece.text
            ),
          )}
        </p>
      )}
      {headers.length > 0 && (
        <details class={css.headers}>
          <summary>{t.inbox.signedHeaders}</summary>
          <dl>
            {headers.map(([name, value]) => (
              <div key={name} class={css.fact}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
