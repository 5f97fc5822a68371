import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { IconButton } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { ArrowUpIcon, BlockedIcon, ChevronLeftIcon } from "../ui/icons.tsx";
import { ChatLog } from "./ChatLog.tsx";
import { unread } from "./chat.ts";
import { Greeting } from "./Greeting.tsx";
import { nameOf, type PeopleStore } from "./people-store.ts";
import css from "./phone.module.css";
import type { PhoneStore } from "./phone-store.ts";
import { StatusLine } from "./StatusLine.tsx";

interface Props {
  phone: PhoneStore;
  people: PeopleStore;
  /** The shop's name, as the chat's head shows it. */
  shop: string;
  publicUrl: string;
  /** Which part of the screen is in front; what nobody sees is not read. */
  shown: string;
}

/** A customer's phone with the shop's chat on it. */
export function Phone({ phone, people, shop, publicUrl, shown }: Props) {
  const frame = useRef<HTMLElement>(null);
  const chat = phone.chat.value;
  const news = chat !== null && unread(chat);
  useEffect(() => {
    if (!news) return;
    const look = () => {
      if (!document.hidden && frame.current?.offsetParent) void phone.read();
    };
    // Nobody reads in the moment it rings.
    const timer = setTimeout(look, 500);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [news, chat, shown, phone]);

  return (
    <section ref={frame} class={css.phone} aria-label={t.demo.phoneOf(nameOf(chat?.name ?? null))}>
      <div class={css.screen}>
        <StatusLine />
        <Head phone={phone} people={people} shop={shop} />
        {chat?.started === false && phone.lines.value.length === 0 ? (
          <Greeting phone={phone} shop={shop} name={chat.name} />
        ) : (
          <ChatLog phone={phone} shop={shop} publicUrl={publicUrl} />
        )}
        {phone.problem.value && (
          <p class={css.problem} role="alert">
            {phone.problem.value}
          </p>
        )}
        {chat?.blocked ? <Blocked phone={phone} shop={shop} /> : chat?.started && <Composer phone={phone} />}
      </div>
    </section>
  );
}

function Head({ phone, people, shop }: Pick<Props, "phone" | "people" | "shop">) {
  const chat = phone.chat.value;
  const blocked = chat?.blocked === true;
  return (
    <div class={css.head}>
      <a class={css.back} href={`/demo?phone=${people.chosen.value ?? ""}`} aria-label={t.demo.backToTheDemo}>
        <ChevronLeftIcon />
      </a>
      <Avatar shop={shop} />
      <div class={css.names}>
        <p class={css.shop}>{shop}</p>
        <p class={css.state}>{phone.typing.value ? t.demo.typing : t.demo.activeNow}</p>
      </div>
      {chat?.started && (
        <IconButton
          label={blocked ? t.demo.unblock(shop) : t.demo.block(shop)}
          aria-pressed={blocked}
          icon={<BlockedIcon />}
          onPress={() => (blocked ? phone.unblock() : phone.block())}
        />
      )}
    </div>
  );
}

export function Avatar({ shop, size }: { shop: string; size?: "small" | "large" }) {
  return (
    <span class={classNames(css.avatar, size && css[size])} aria-hidden="true">
      {shop.charAt(0)}
    </span>
  );
}

function Blocked({ phone, shop }: Pick<Props, "phone" | "shop">) {
  return (
    <div class={css.blocked}>
      <p>{t.demo.youBlockedTheirMessagesDont(shop)}</p>
      <button type="button" class={css.unblock} onClick={() => void phone.unblock()}>
        {t.demo.unblock2}
      </button>
    </div>
  );
}

function Composer({ phone }: { phone: PhoneStore }) {
  const [text, setText] = useState("");

  function send(event: Event): void {
    event.preventDefault();
    const words = text.trim();
    if (words === "") return;
    setText("");
    void phone.say(words);
  }

  return (
    <form class={css.composer} onSubmit={send}>
      <input
        class={css.words}
        type="text"
        aria-label={t.demo.message}
        placeholder={t.demo.message}
        autocomplete="off"
        enterkeyhint="send"
        maxLength={2000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class={css.send} aria-label={t.demo.send} disabled={text.trim() === ""}>
        <ArrowUpIcon size={16} />
      </button>
    </form>
  );
}
