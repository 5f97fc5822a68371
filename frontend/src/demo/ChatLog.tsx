import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatButton } from "../api/simulator.ts";
import { t } from "../i18n/words.ts";
import { classNames } from "../ui/class-names.ts";
import { time } from "../ui/format.ts";
import { SmileIcon } from "../ui/icons.tsx";
import bubble from "./bubble.module.css";
import { type Line, pictureAddress, REACTIONS, type Receipt } from "./chat.ts";
import css from "./chat-log.module.css";
import { Avatar } from "./Phone.tsx";
import type { PhoneStore } from "./phone-store.ts";

interface Props {
  phone: PhoneStore;
  shop: string;
  publicUrl: string;
}

/** Somebody who has scrolled up this far is reading old messages and is left alone. */
const NEAR_PX = 120;

/** The chat, scrolled to the newest, said aloud as it grows. */
export function ChatLog({ phone, shop, publicUrl }: Props) {
  const log = useRef<HTMLDivElement>(null);
  const stays = useRef(true);
  const [enters, setEnters] = useState(false);
  const lines = phone.lines.value;
  const typing = phone.typing.value;
  const newest = lines.at(-1);
  const newestOfBot = lines.filter(({ from }) => from === "bot").at(-1);
  const quick = newest?.buttons.filter(({ type }) => type === "quick_reply") ?? [];

  // What was there when the phone was opened does not fly in.
  useEffect(() => setEnters(lines.length > 0), [lines.length]);

  function toNewest(smooth: boolean): void {
    const box = log.current;
    box?.scrollTo({ top: box.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }
  useLayoutEffect(() => {
    if (newest?.from === "customer") stays.current = true;
    if (stays.current) toNewest(enters);
  }, [lines.length, newest?.id, typing, newestOfBot?.reaction]);

  function look(event: Event & { currentTarget: HTMLDivElement }): void {
    const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
    stays.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  return (
    <div
      ref={log}
      class={classNames(css.log, enters && css.enters)}
      role="log"
      aria-live="polite"
      aria-label={t.demo.chatWith(shop)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={look}
    >
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          phone={phone}
          shop={shop}
          publicUrl={publicUrl}
          reactable={line === newestOfBot}
          onPicture={() => stays.current && toNewest(false)}
        />
      ))}
      {typing && (
        <div class={css.row}>
          <Avatar shop={shop} size="small" />
          <span class={classNames(bubble.bubble, css.dots)}>
            <span class={css.hidden}>{t.demo.isWriting(shop)}</span>
            <i />
            <i />
            <i />
          </span>
        </div>
      )}
      {quick.length > 0 && !typing && (
        <div class={bubble.quick}>
          {quick.map((button) => (
            <TapButton key={button.payload} button={button} phone={phone} />
          ))}
        </div>
      )}
    </div>
  );
}

interface LineProps extends Props {
  line: Line;
  reactable: boolean;
  onPicture: () => void;
}

function LineRow({ line, phone, shop, publicUrl, reactable, onPicture }: LineProps) {
  const own = line.from === "customer";
  if (line.from === "note") return <p class={css.note}>{line.text}</p>;
  return (
    <>
      {line.stamped && line.at && <p class={css.note}>{time(line.at)}</p>}
      <div class={classNames(css.row, own && css.own, line.last && css.lastOf)}>
        {!own && (line.last ? <Avatar shop={shop} size="small" /> : <span class={css.gap} />)}
        <div class={css.said}>
          <span class={css.hidden}>{own ? t.demo.you : `${shop}: `}</span>
          <div class={css.holder}>
            <Content line={line} phone={phone} publicUrl={publicUrl} onPicture={onPicture} />
            {line.reaction && (
              <span class={css.reaction}>
                <span class={css.hidden}>{t.demo.youReactedWith} </span>
                {line.reaction}
              </span>
            )}
          </div>
          {(line.last || line.receipt === "sent") && (
            <span class={css.at}>
              {line.at && time(line.at)}
              {line.receipt && <Ticks receipt={line.receipt} />}
            </span>
          )}
        </div>
        {reactable && !phone.chat.value?.blocked && <React phone={phone} />}
      </div>
    </>
  );
}

function Content({ line, phone, publicUrl, onPicture }: Omit<LineProps, "shop" | "reactable">) {
  const picture = pictureAddress(line.imageUrl, publicUrl);
  const buttons = line.buttons.filter(({ type }) => type !== "quick_reply");
  const card = line.kind === "generic" || line.kind === "coupon";
  const image = picture && (
    <img class={bubble.picture} src={picture} alt={card ? "" : t.demo.sentByTheShop} onLoad={onPicture} />
  );
  if (picture && !card) return <div class={bubble.photo}>{image}</div>;
  return (
    <div
      class={classNames(
        bubble.bubble,
        line.from === "customer" && bubble.own,
        card && bubble.card,
        buttons.length > 0 && bubble.withButtons,
      )}
    >
      {image}
      <p class={card ? bubble.title : bubble.text}>{line.text || t.demo.aMessageThisPhoneCannotShow}</p>
      {line.subtitle && <p class={bubble.subtitle}>{line.subtitle}</p>}
      {buttons.length > 0 && (
        <div class={bubble.buttons}>
          {buttons.map((button) => (
            <TapButton key={button.payload ?? button.url} button={button} phone={phone} />
          ))}
        </div>
      )}
    </div>
  );
}

function TapButton({ button: { title, payload, url }, phone }: { button: ChatButton; phone: PhoneStore }) {
  if (payload === undefined) {
    const address = pictureAddress(url ?? "", "");
    return address ? (
      <a class={bubble.tap} href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
    ) : null;
  }
  return (
    <button
      type="button"
      class={bubble.tap}
      disabled={phone.chat.value?.blocked === true}
      onClick={() => void phone.tap(title, payload)}
    >
      {title}
    </button>
  );
}

const RECEIPTS: Record<Receipt, string> = {
  sent: t.demo.sent,
  delivered: t.demo.delivered,
  seen: t.demo.seen,
};

function Ticks({ receipt }: { receipt: Receipt }) {
  return (
    <span class={classNames(css.ticks, receipt === "seen" && css.seen)} title={RECEIPTS[receipt]}>
      <svg viewBox="0 0 18 10" width="18" height="10" aria-hidden="true" focusable="false">
        <path d="m1 5.500 3 3 6-7" />
        {receipt !== "sent" && <path d="m8 8.500 6-7" />}
      </svg>
      <span class={receipt === "seen" ? css.word : css.hidden}>{RECEIPTS[receipt]}</span>
    </span>
  );
}

function React({ phone }: { phone: PhoneStore }) {
  const [open, setOpen] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
  return (
    <div class={css.react}>
      <button
        type="button"
        class={css.reactButton}
        aria-label={t.demo.react}
        aria-expanded={open}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!open)}
      >
        <SmileIcon size={16} />
      </button>
      {open && (
        <div class={css.signsToPick}>
          {REACTIONS.map(({ name, sign, word }) => (
            <button
              key={name}
              type="button"
              class={css.sign}
              aria-label={word}
              onKeyDown={onKeyDown}
              onClick={() => {
                setOpen(false);
                void phone.react(name);
              }}
            >
              {sign}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
