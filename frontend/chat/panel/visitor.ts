import type { Store } from "../store.ts";
import type { Api } from "./api.ts";
import type { Tabs } from "./tabs.ts";
import type { ChatEvent, Message, Outcome } from "./wire.ts";

/** The visitor: nobody until the first tap or word, then the holder of a token. */
export interface Visitor {
  /** Whether there is a token. */
  known(): boolean;
  send(events: ChatEvent[]): Promise<Outcome>;
  messages(after?: string): Promise<Message[] | Outcome>;
  stream(last: string, signal: AbortSignal): Promise<Response>;
  forget(): void;
}

const TOKEN = "token";

interface Parts {
  api: Api;
  store: Store;
  about: { origin?: string; language: string };
  tabs: Pick<Tabs, "alone" | "share" | "shared">;
  /** A new visitor was created. */
  became(): void;
  /** The server no longer knows the visitor. */
  unknown(): void;
}

export function createVisitor({ api, store, about, tabs, became, unknown }: Parts): Visitor {
  const token = () => store.get(TOKEN) ?? "";
  let dropped = "";

  /** Two tabs must not create two visitors. */
  const become = (): Promise<string | Outcome> =>
    tabs.alone("visitor", async () => {
      if (token()) return token();
      const others = await tabs.shared();
      const known = others !== dropped && others;
      const made = known || (await api.newVisitor(about));
      if (typeof made !== "string") return made;
      store.set(TOKEN, made);
      if (!known) await tabs.share(made);
      return made;
    });

  /** Another tab may have stored a new token already. */
  function drop(used: string): void {
    dropped = used;
    if (token() === used) store.remove(TOKEN);
  }

  async function send(events: ChatEvent[], again = true): Promise<Outcome> {
    const before = token();
    const mine = before || (await become());
    if (typeof mine !== "string") return mine;
    if (!before) became();
    const outcome = await api.send(mine, events);
    if (outcome.kind !== "stranger") return outcome;
    drop(mine);
    unknown();
    // A new visitor sends the words again. The other events concern only the old one.
    const words = events.filter(({ type }) => !["delivered", "seen", "forget"].includes(type));
    if (words.length === 0) return { kind: "done" };
    return again ? send(words, false) : { kind: "later" };
  }

  return {
    send,
    known: () => token() !== "",
    async messages(after) {
      const used = token();
      const answer = await api.messages(used, after);
      if ("kind" in answer && answer.kind === "stranger") drop(used);
      return answer;
    },
    async stream(last, signal) {
      const used = token();
      const answer = await api.stream(used, last, signal);
      if (answer.status === 401) drop(used);
      return answer;
    },
    forget: () => store.remove(TOKEN),
  };
}
