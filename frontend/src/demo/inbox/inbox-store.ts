import { computed, effect, signal } from "@preact/signals";
import { type Inbox, watchInbox } from "../../api/inbox.ts";
import type { LiveState } from "../../api/stream.ts";
import { connection } from "../../state/the-connection.ts";
import { rooms, type Seen, seenNow, unread } from "./arrivals.ts";

/** What stands at the customer's side of the demo. */
export const SIDES = ["phone", "mailbox", "rooms", "bot"] as const;
export type Side = (typeof SIDES)[number];

export const sideOf = (query: URLSearchParams): Side =>
  SIDES.find((side) => side === query.get("side")) ?? "phone";

/** Outlives the page, so that what came while the owner looked elsewhere is still news. */
const seenHere = signal<Seen>({ mails: null, posts: null });

const LOOKS: Partial<Record<Side, keyof Seen>> = { mailbox: "mails", rooms: "posts" };

/** The customers' mailbox and the shop's rooms, as they fill. */
export function createInboxStore(first: Side = "phone", watch = watchInbox, seen = seenHere) {
  const side = signal<Side>(first);
  const inbox = signal<Inbox | null>(null);
  const live = signal<LiveState>("connecting");
  const opened = signal<string | null>(null);

  /** A browser keeps few lines to one server; tabs that nobody looks at leave them to others. */
  function follow(): () => void {
    const visible = signal(!document.hidden);
    const turn = () => {
      visible.value = !document.hidden;
    };
    document.addEventListener("visibilitychange", turn);
    const stopLine = effect(() => {
      void connection.back.value;
      if (!visible.value) return;
      return watch({
        news: (snapshot) => {
          inbox.value = snapshot;
        },
        state: (state) => {
          live.value = state;
        },
      });
    });
    const stopLooking = effect(() => {
      const there = inbox.value;
      if (there) seen.value = seenNow(seen.peek(), there, LOOKS[side.value] ?? null);
    });
    return () => {
      document.removeEventListener("visibilitychange", turn);
      stopLine();
      stopLooking();
    };
  }

  return {
    side,
    inbox,
    live,
    follow,
    turn(next: Side) {
      side.value = next;
      opened.value = null;
    },
    rooms: computed(() => rooms(inbox.value?.posts ?? [])),
    unread: computed(() => ({
      mailbox: unread(inbox.value?.mails ?? [], seen.value.mails),
      rooms: unread(inbox.value?.posts ?? [], seen.value.posts),
    })),
    /** The e-mail that is read; null is the list. */
    letter: computed(() => inbox.value?.mails.find(({ id }) => id === opened.value) ?? null),
    open(id: string | null) {
      opened.value = id;
    },
  };
}

export type InboxStore = ReturnType<typeof createInboxStore>;
