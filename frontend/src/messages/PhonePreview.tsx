import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/words.ts";
import { Problem } from "../ui/Problem.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChatLines } from "./ChatLines.tsx";
import css from "./messages.module.css";
import type { MessagesStore } from "./messages-store.ts";

const READERS = [
  { value: "named", label: t.messages.anaReadsIt },
  { value: "nameless", label: t.messages.nameUnknown },
] as const;

/** The customer's phone: what is written beside it, as it arrives. */
export function PhonePreview({ store }: { store: MessagesStore }) {
  const chat = useRef<HTMLDivElement>(null);
  const [part, focus, shown] = [store.part.value, store.focus.value, store.chat.answer.value];
  useEffect(() => showNewest(chat.current), [part, focus, shown?.lines.length]);

  return (
    <section class={css.preview} aria-label={t.messages.whatTheCustomerGets}>
      <Segmented
        label={t.messages.whoReadsIt}
        options={READERS}
        value={store.named.value ? "named" : "nameless"}
        onChange={(reader) => {
          store.named.value = reader === "named";
        }}
      />
      <div class={css.phone}>
        <div class={css.phoneHead}>
          <span class={css.face} aria-hidden="true">
            {[...store.business.value][0]}
          </span>
          <span class={css.shop}>{store.business.value}</span>
        </div>
        <div
          ref={chat}
          class={css.chat}
          lang={store.languages.tag.value ?? undefined}
          dir={store.languages.rightToLeft.value ? "rtl" : "ltr"}
          onLoadCapture={() => showNewest(chat.current)}
        >
          {shown ? (
            <ChatLines
              lines={shown.lines}
              step={shown.steps}
              focus={focus}
              onTap={(button) => store.tap(button)}
            />
          ) : (
            <Skeleton />
          )}
        </div>
      </div>
      {store.chat.problem.value && <Problem sentence={store.chat.problem.value} />}
    </section>
  );
}

/** Scrolls the chat alone, never the page: to what is edited, else to its end. */
function showNewest(chat: HTMLElement | null): void {
  if (!chat) return;
  const lit = chat.querySelector("[data-lit]");
  const offset = lit ? lit.getBoundingClientRect().top - chat.getBoundingClientRect().top : null;
  chat.scrollTop = offset === null ? chat.scrollHeight : chat.scrollTop + offset - chat.clientHeight / 3;
}
