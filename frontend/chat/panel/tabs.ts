import type { Said } from "./conversation.ts";
import type { Message } from "./wire.ts";

/** What the tabs of one shop tell each other. */
export type Told =
  | { what: "messages"; messages: Message[]; whole?: boolean }
  | { what: "said"; said: Pick<Said, "id" | "text" | "payload" | "after"> }
  | { what: "settled"; ids: string[]; refused: boolean }
  | { what: "seen"; id: string }
  | { what: "typing" }
  | { what: "visitor" }
  | { what: "forgotten" };

export interface Tabs {
  /** Starts listening. A page in the back/forward cache must not listen. */
  open(): void;
  tell(news: Told): void;
  /** Runs in one tab at a time, if the browser has locks. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Lets all tabs know a word at once, for a while. What is stored reaches them a moment later. */
  share(word: string): Promise<void>;
  /** The word that a tab has shared. */
  shared(): Promise<string | undefined>;
  unshare(): void;
  /** Runs once this tab leads, and leads until the signal aborts. */
  lead(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** By then every tab has what was stored. */
const SHARED_MS = 10_000;

export function createTabs(name: string, hear: (news: Told) => void): Tabs {
  let channel: BroadcastChannel | undefined;
  // Without a channel a leader could not share, so every tab leads itself.
  let locks = "BroadcastChannel" in globalThis && "locks" in navigator ? navigator.locks : undefined;

  const word = `${name}word:`;
  let unshare = () => {};

  /** Browsers that forbid storage forbid locks too: then every tab works for itself. */
  async function locked<T>(
    which: string,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!locks) return work();
    let begun = false;
    try {
      return await locks.request(name + which, signal ? { signal } : {}, () => {
        begun = true;
        return work();
      });
    } catch (failure) {
      if (begun || signal?.aborted) throw failure;
      locks = undefined;
      return work();
    }
  }

  return {
    open() {
      try {
        channel ??= new BroadcastChannel(name);
        channel.onmessage = ({ data }) => hear(data);
      } catch {
        locks = undefined;
      }
    },
    tell: (news) => channel?.postMessage(news),
    alone: (which, work) => locked(which, undefined, work),
    // Who holds which lock is known in one place, so a lock's name is where the others find the word.
    async share(said) {
      unshare();
      await new Promise<void>((known) => {
        const held = locks?.request(word + said, { mode: "shared" }, () => {
          known();
          return new Promise<void>((done) => {
            unshare = done;
            setTimeout(done, SHARED_MS);
          });
        });
        if (held) held.catch(known);
        else known();
      });
    },
    async shared() {
      const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
      return held.find((lock) => lock.name?.startsWith(word))?.name?.slice(word.length);
    },
    unshare: () => unshare(),
    async lead(work, signal) {
      // Aborting while waiting in line is fine.
      await locked("lead", signal, () => work(signal)).catch((failure) => {
        if (!signal.aborted) throw failure;
      });
    },
    close() {
      unshare();
      channel?.close();
      channel = undefined;
    },
  };
}
