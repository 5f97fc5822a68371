import type { Inbox, Post } from "../../api/inbox.ts";
import { t } from "../../i18n/words.ts";
import { cutTo } from "../../ui/cut.ts";

/** How far somebody has looked: the newest id of each; null while nothing has been shown yet. */
export interface Seen {
  mails: number | null;
  posts: number | null;
}

/** One room with what was said in it, the newest last. */
export interface Room {
  kind: string;
  room: string;
  posts: Post[];
}

const newest = (arrivals: { id: string }[]) => Math.max(0, ...arrivals.map(({ id }) => Number(id)));

/** How many came since; after a restart the simulator counts from one again. */
export function unread(arrivals: { id: string }[], seen: number | null): number {
  if (seen === null) return 0;
  const known = seen > newest(arrivals) ? 0 : seen;
  return arrivals.filter(({ id }) => Number(id) > known).length;
}

/** What was there before anybody looked is not news; what is looked at is read. */
export function seenNow(seen: Seen, inbox: Inbox, looking: keyof Seen | null): Seen {
  const next = (what: keyof Seen) => {
    const known = seen[what];
    const now = newest(inbox[what]);
    if (known === null || looking === what) return now;
    return now > 0 && known > now ? 0 : known;
  };
  return { mails: next("mails"), posts: next("posts") };
}

/** The room with the latest word is first. */
export function rooms(posts: Post[]): Room[] {
  const found = new Map<string, Room>();
  for (const post of posts) {
    const { kind, room } = post;
    const key = `${kind} ${room}`;
    const known = found.get(key) ?? { kind, room, posts: [] };
    found.set(key, known);
    known.posts.unshift(post);
  }
  return [...found.values()];
}

const KINDS: Record<string, string> = {
  slack: t.inbox.slack,
  discord: t.inbox.discord,
  webhook: t.inbox.webhook,
};

export const kindWord = (kind: string): string => KINDS[kind] ?? kind;

/** What people would read in that room. */
export function readable({ kind, text }: Pick<Post, "kind" | "text">): string {
  switch (kind) {
    case "slack":
      return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
    case "discord":
      return text.replace(/\\([^a-z0-9\s])/gi, "$1");
    default:
      return indented(text);
  }
}

/** JSON over several lines; anything else as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export interface Piece {
  text: string;
  /** An address of the web. */
  link: boolean;
}

export function pieces(text: string): Piece[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, place) => ({ text: part, link: place % 2 === 1 }))
    .filter((part) => part.text !== "");
}

/** A moment's first words of a letter, on one line. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return cutTo(line, 91);
}
