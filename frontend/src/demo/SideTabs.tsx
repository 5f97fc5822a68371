import { t } from "../i18n/words.ts";
import { count } from "../ui/format.ts";
import { Segmented } from "../ui/Segmented.tsx";
import css from "./demo.module.css";
import type { InboxStore, Side } from "./inbox/inbox-store.ts";

interface Props {
  inbox: InboxStore;
}

/** Phone, mailbox, Slack or the bot, with what is new in each. */
export function SideTabs({ inbox }: Props) {
  const unread = inbox.unread.value;
  const options: { value: Side; label: string; news: number }[] = [
    { value: "phone", label: t.demo.phone, news: 0 },
    { value: "mailbox", label: t.demo.mailbox, news: unread.mailbox },
    { value: "rooms", label: t.demo.slack, news: unread.rooms },
    { value: "bot", label: t.demo.bot, news: 0 },
  ];
  return (
    <div class={css.tabs}>
      <Segmented
        label={t.demo.whoseSide}
        value={inbox.side.value}
        options={options.map(({ value, label, news }) => ({
          value,
          label,
          ...(news > 0 && { note: <News number={news} /> }),
        }))}
        onChange={inbox.turn}
      />
    </div>
  );
}

function News({ number }: { number: number }) {
  return (
    <span class={css.news}>
      {count(number)}
      <span class={css.hidden}> {t.demo.new2}</span>
    </span>
  );
}
