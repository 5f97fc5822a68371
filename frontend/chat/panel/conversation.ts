import { byId, type Message } from "./wire.ts";

export type Receipt = "waiting" | "delivered" | "seen" | "failed";

/** Something the visitor said that the server has not sent back yet. */
export interface Said {
  id: string;
  at: string;
  text: string;
  /** The button's payload if it was a tap. */
  payload: string | undefined;
  /** The newest message at that time. It keeps this place until the server's copy arrives. */
  after: string;
  state: "waiting" | "accepted" | "failed";
}

/** A message as it is shown. */
export interface Line extends Message {
  /** Does not change when the server's copy arrives. */
  key: string;
  receipt?: Receipt;
}

/** The messages of a chat, ordered and without duplicates however they arrive. */
export interface Conversation {
  /** Returns the new ones. */
  put(messages: Message[], whole?: boolean): Message[];
  say(said: Omit<Said, "at" | "state">): void;
  settle(ids: string[], refused: boolean): void;
  /** Takes back something that was refused, to send it again. */
  again(id: string): Said | undefined;
  lines(): Line[];
  /** The newest message's id, or "0". */
  last(): string;
  /** How many messages of the shop came after this one. */
  unread(seen: string): number;
  /** Drops everything except what is waiting to be sent. */
  restart(): void;
  clear(): void;
}

export function createConversation(now: () => string = () => new Date().toISOString()): Conversation {
  const messages = new Map<string, Message>();
  /** Keys that messages had before the server's copy arrived. */
  const keys = new Map<string, string>();
  let said: Said[] = [];

  const ordered = () => [...messages.values()].sort((a, b) => byId(a.id, b.id));
  const last = () => ordered().at(-1)?.id ?? "0";

  /** A full answer replaces everything up to its last message. Newer ones arrived meanwhile. */
  function dropUpTo(end: string): void {
    for (const id of [...messages.keys()]) if (byId(id, end) <= 0) messages.delete(id);
  }

  /** Matches the server's copy to what was said here: by event, then by text, then the oldest tap. */
  function adopt(message: Message): void {
    if (message.from !== "visitor") return;
    const own =
      said.find(({ id }) => id === message.event) ??
      (message.event
        ? undefined
        : (said.find(({ text }) => text === message.text) ??
          said.find(({ payload, state }) => payload !== undefined && state === "accepted")));
    if (!own) return;
    keys.set(message.id, own.id);
    said = said.filter((each) => each !== own);
  }

  function shown(): Line[] {
    const lines: Line[] = ordered().map((message) => ({
      ...message,
      key: keys.get(message.id) ?? message.id,
    }));
    for (const { id, at, text, after, state } of said) {
      const place = lines.findIndex((line) => line.id && byId(line.id, after) > 0);
      const receipt = state === "accepted" ? "delivered" : state;
      const line: Line = { id: "", key: id, at, from: "visitor", kind: "text", text, receipt };
      lines.splice(place < 0 ? lines.length : place, 0, line);
    }
    return lines;
  }

  return {
    last,
    put(some, whole = false) {
      const fresh = some.filter(({ id }) => !messages.has(id));
      if (whole) dropUpTo(some.at(-1)?.id ?? "0");
      for (const message of some) {
        if (fresh.includes(message)) adopt(message);
        messages.set(message.id, message);
      }
      return fresh;
    },
    say: (one) => {
      if (said.some(({ id }) => id === one.id)) return;
      said.push({ ...one, at: now(), state: "waiting" });
    },
    settle(ids, refused) {
      for (const each of said) if (ids.includes(each.id)) each.state = refused ? "failed" : "accepted";
    },
    again(id) {
      const failed = said.find((each) => each.id === id && each.state === "failed");
      if (failed) said = said.filter((each) => each !== failed);
      return failed;
    },
    lines: () => withReceipts(shown()),
    unread: (seen) =>
      [...messages.values()].filter(({ id, from }) => from === "shop" && byId(id, seen) > 0).length,
    restart() {
      messages.clear();
      said = said.filter(({ state }) => state === "waiting");
    },
    clear() {
      messages.clear();
      keys.clear();
      said = [];
    },
  };
}

/** What the shop has answered, it has seen. */
function withReceipts(lines: Line[]): Line[] {
  let answered = false;
  for (const line of [...lines].reverse()) {
    if (line.from === "shop") answered = true;
    else if (line.receipt === undefined || line.receipt === "delivered") {
      line.receipt = answered ? "seen" : "delivered";
    }
  }
  return lines;
}
