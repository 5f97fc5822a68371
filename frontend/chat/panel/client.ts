import { newId } from "../../src/new-id.ts";
import { createStore, prefixOf } from "../store.ts";
import { createApi } from "./api.ts";
import { createConnection } from "./connection.ts";
import { createConversation, type Line } from "./conversation.ts";
import { createLineState, type Trouble } from "./line-state.ts";
import { createNap } from "./nap.ts";
import { createQueue } from "./queue.ts";
import { createTabs, type Told } from "./tabs.ts";
import { createVisitor } from "./visitor.ts";
import { type Button, byId, type ChatEvent, type Message } from "./wire.ts";

/** The state of the chat and everything a visitor can do. The view only draws it. */
export interface Client {
  lines(): Line[];
  trouble(): Trouble;
  /** The shop is about to answer. */
  typing(): boolean;
  known(): boolean;
  unread(): number;
  /** Whether the history has been loaded. */
  loaded(): boolean;
  start(): void;
  say(text: string): void;
  tap(button: Button): void;
  again(id: string): void;
  forget(): Promise<boolean>;
  /** The visitor can see the chat. */
  look(): void;
  connect(): void;
  disconnect(): void;
  /** Retries at once, after a change of the network for instance. */
  wake(): void;
  destroy(): void;
}

export interface ClientParts {
  base: string;
  origin: string;
  language: string;
  changed(): void;
  arrived(messages: Message[]): void;
  forgotten(): void;
}

const SEEN = "seen";
const DELIVERED = "delivered";
/** Longer than any id. */
const LAST_OF_ALL = "9".repeat(30);

export function createClient({ base, origin, language, changed, arrived, forgotten }: ClientParts): Client {
  const life = new AbortController();
  const prefix = prefixOf(base);
  const store = createStore(() => localStorage, prefix);
  const nap = createNap();
  const talk = createConversation();
  const tabs = createTabs(prefix, hear);
  const line = createLineState();
  const visitor = createVisitor({
    api: createApi(base, language),
    store,
    about: { ...(origin && { origin }), language },
    tabs,
    became() {
      tabs.tell({ what: "visitor" });
      line.loaded = true;
      connect();
    },
    unknown: startOver,
  });
  const queue = createQueue({
    store,
    nap,
    send: visitor.send,
    alone: (work) => tabs.alone("send", work),
    signal: life.signal,
    settled(ids, refused) {
      line.reached();
      settle(ids, refused);
      tabs.tell({ what: "settled", ids, refused });
    },
    delayed(askedMs) {
      line.delayed(askedMs);
      changed();
    },
  });

  const connection = createConnection({
    line,
    nap,
    tabs,
    visitor,
    last: talk.last,
    receive,
    changed,
    stranger: startOver,
  });

  const seen = () => store.get(SEEN) ?? "0";

  function take(messages: Message[], whole = false): void {
    const receipt = messages.find(({ forgotten }) => forgotten);
    if (receipt) {
      part(receipt);
      return;
    }
    const fresh = talk.put(messages, whole).filter(({ from }) => from === "shop");
    if (fresh.length > 0) line.expect(false, changed);
    const news = fresh.filter(({ id }) => byId(id, seen()) > 0);
    if (news.length > 0) arrived(news);
    changed();
  }

  /** Only the tab that received them confirms delivery. */
  function receive(messages: Message[], whole = false): void {
    if (messages.length > 0) tabs.tell({ what: "messages", messages, whole });
    take(messages, whole);
    if (!visitor.known()) return;
    const newest = messages.filter(({ from }) => from === "shop").at(-1)?.id ?? "0";
    if (byId(newest, seen()) <= 0 || byId(newest, store.get(DELIVERED) ?? "0") <= 0) return;
    store.set(DELIVERED, newest);
    queue.receipt("delivered", newest);
    void queue.flush();
  }

  function settle(ids: string[], refused: boolean): void {
    talk.settle(ids, refused);
    if (refused) line.expect(false, changed);
    changed();
  }

  function hear(told: Told): void {
    if (told.what === "messages") take(told.messages, told.whole);
    else if (told.what === "said") show(told.said);
    else if (told.what === "settled") settle(told.ids, told.refused);
    else if (told.what === "seen") changed();
    else if (told.what === "typing") line.expect(true, changed);
    else if (told.what === "visitor") connect();
    else wipe();
  }

  function connect(): void {
    tabs.open();
    if (life.signal.aborted) return;
    if (queue.waiting().length > 0) void queue.flush();
    if (visitor.known()) connection.open();
  }

  /** Drops everything about a visitor the server no longer knows, except what is waiting to be sent. */
  function startOver(): void {
    connection.close();
    for (const key of [SEEN, DELIVERED]) store.remove(key);
    talk.restart();
    line.loaded = false;
    changed();
    // Another tab may have created a new visitor already.
    connect();
  }

  function wipe(): void {
    connection.close();
    tabs.unshare();
    queue.clear();
    for (const key of store.keys("")) store.remove(key);
    talk.clear();
    line.expect(false, changed);
    forgotten();
    changed();
  }

  /** Everything is being erased, and only the receipt stays as long as the page. */
  function part(receipt: Message): void {
    wipe();
    talk.put([receipt]);
    changed();
  }

  function show(said: Parameters<typeof talk.say>[0]): void {
    talk.say(said);
    line.expect(true, changed);
    changed();
  }

  function send(what: Pick<ChatEvent, "type" | "text" | "payload">): void {
    const { text, payload } = what;
    const id = newId();
    queue.add({ id, ...what });
    if (text) {
      const said = { id, text, payload, after: talk.last() };
      tabs.tell({ what: "said", said });
      show(said);
    }
    line.expect(true, changed);
    if (!line.asked()) nap.wake();
    void queue.flush();
  }

  for (const { id, text, payload } of queue.waiting()) {
    if (text) talk.say({ id, text, payload, after: LAST_OF_ALL });
  }

  return {
    connect,
    disconnect() {
      connection.close();
      tabs.close();
    },
    lines: talk.lines,
    trouble: line.trouble,
    typing: line.typing,
    known: () => visitor.known() || queue.waiting().length > 0,
    unread: () => (visitor.known() ? talk.unread(seen()) : 0),
    loaded: () => line.loaded || !visitor.known(),
    start: () => send({ type: "start" }),
    say: (text) => send({ type: "text", text }),
    tap: ({ title, payload = "" }) => send({ type: "tap", payload, text: title }),
    again(id) {
      const failed = talk.again(id);
      if (!failed) return;
      const { text, payload } = failed;
      send(payload === undefined ? { type: "text", text } : { type: "tap", text, payload });
    },
    async forget() {
      const event: ChatEvent = { id: newId(), type: "forget" };
      if (visitor.known() && (await visitor.send([event])).kind !== "done") return false;
      tabs.tell({ what: "forgotten" });
      wipe();
      return true;
    },
    look() {
      // Nobody has seen the receipt of their erasing: storing that would make them a visitor again.
      if (!visitor.known()) return;
      const newest =
        talk
          .lines()
          .filter(({ from }) => from === "shop")
          .at(-1)?.id ?? "0";
      if (byId(newest, seen()) <= 0) return;
      store.set(SEEN, newest);
      queue.receipt("seen", newest);
      tabs.tell({ what: "seen", id: newest });
      void queue.flush();
      changed();
    },
    wake() {
      nap.wake();
      changed();
    },
    destroy() {
      life.abort();
      connection.close();
      tabs.close();
    },
  };
}
